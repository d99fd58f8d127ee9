// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

//! The secret with which a sandbox signs, from its data file. Empty where it cannot be read.
QByteArray signingSecret(const QString &dataFile);

/*!
 * A token that the server never gave out: "wrong-secret", "expired" and "alg-none" for the user of that
 * identifier, "unknown-user", "bad-user-id" and "no-id" signed well. Without "JWT ".
 */
QString forgedToken(const QString &kind, const QString &userId, const QByteArray &secret);
