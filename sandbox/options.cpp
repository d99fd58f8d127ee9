// SPDX-License-Identifier: MIT
#include "sandbox/options.h"

#include "sandbox/sample/people.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QString signInHelp()
{
    QString text = u"\nThe sample's users, all with the password \"%1\":\n"_s.arg(samplePassword());
    for (const SamplePerson &person : samplePeople())
        text += u"  %1  %2 %3%4\n"_s.arg(person.email.leftJustified(28), person.name, person.surname,
                                         person.isAdmin ? u" (administrator)"_s : QString());
    return text;
}

//! A number in a range, or a complaint.
qint64 number(const QCommandLineParser &parser, const QCommandLineOption &option, qint64 least, qint64 most,
              QString &problem)
{
    bool ok = false;
    const qint64 value = parser.value(option).toLongLong(&ok);
    if ((!ok || value < least || value > most) && problem.isEmpty())
        problem
            = u"--%1 takes a number from %2 to %3"_s.arg(option.names().constFirst()).arg(least).arg(most);
    return value;
}

} // namespace

Options parsedOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A local Speckle v1 server, for trying clients and testing them."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Shows this text."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Shows the version."_s);
    const QCommandLineOption port(u"port"_s, u"Port to listen on; 0 takes any free one. Default: 3000."_s,
                                  u"N"_s, u"3000"_s);
    const QCommandLineOption host(u"host"_s,
                                  u"Address to listen on. Default: 127.0.0.1, this machine only."_s,
                                  u"ADDRESS"_s, u"127.0.0.1"_s);
    const QCommandLineOption data(
        u"data"_s, u"File that keeps the data. Default: in memory, gone at the end."_s, u"FILE"_s);
    const QCommandLineOption sample(
        u"sample"_s,
        u"What to start with: none, small (an office building: 5 users, 3 projects, a dozen "
        "streams, 600 objects) or large (3,000 streams more, one of 100,000 objects). "
        "Skipped where FILE holds data already. Default: none, and then the first user to "
        "register is the administrator."_s,
        u"none|small|large"_s, u"none"_s);
    const QCommandLineOption latency(u"latency"_s, u"Holds each answer back that long. Default: 0."_s,
                                     u"MS"_s, u"0"_s);
    const QCommandLineOption ping(u"ping-seconds"_s, u"Time between pings on the socket. Default: 30."_s,
                                  u"N"_s, u"30"_s);
    const QCommandLineOption stdinOption(
        u"until-stdin-closes"_s,
        u"Ends as well when standard input is closed: a parent that crashes leaves no "
        "server behind."_s);
    parser.addOptions({help, version, port, host, data, sample, latency, ping, stdinOption});

    Options options;
    if (!parser.parse(arguments)) {
        options.problem = parser.errorText();
        return options;
    }
    if (parser.isSet(help)) {
        options.helpText = parser.helpText() + signInHelp();
        return options;
    }
    if (parser.isSet(version)) {
        options.helpText
            = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion() + u'\n';
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        options.problem = u"unexpected argument: "_s + parser.positionalArguments().constFirst();
    options.port = quint16(number(parser, port, 0, 65535, options.problem));
    options.latency = std::chrono::milliseconds(number(parser, latency, 0, 60'000, options.problem));
    options.pingInterval = std::chrono::seconds(number(parser, ping, 1, 3600, options.problem));
    options.dataFile = parser.value(data);
    options.untilStdinCloses = parser.isSet(stdinOption);
    if (parser.value(host) == "localhost"_L1)
        options.host = QHostAddress(QHostAddress::LocalHost);
    else if (!options.host.setAddress(parser.value(host)))
        options.problem = u"--host takes an address such as 127.0.0.1, not \"%1\""_s.arg(parser.value(host));
    const QString size = parser.value(sample);
    if (size == "small"_L1)
        options.sample = SampleSize::Small;
    else if (size == "large"_L1)
        options.sample = SampleSize::Large;
    else if (size != "none"_L1)
        options.problem = u"--sample takes none, small or large, not \"%1\""_s.arg(size);
    return options;
}

} // namespace Speckle::Sandbox
