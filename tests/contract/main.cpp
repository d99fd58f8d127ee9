// SPDX-License-Identifier: MIT
/*
 * tst_contract [Class | Class::function | function]… [--shuffle[=seed]] [options of Qt Test]
 *
 * Runs what is named, or everything, and prints the table of the calls. --shuffle runs classes and functions
 * in another order each time, and says the seed. The exit code is not 0 where anything failed or nothing has
 * that name.
 */
#include "tests/contract/contractcase.h"

#include <QCoreApplication>
#include <QMetaMethod>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <optional>
#include <random>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

struct Arguments
{
    QStringList names;
    QStringList options; //!< for Qt Test, as they are
    std::optional<quint32> seed;
};

Arguments parse(const QStringList &arguments)
{
    const QStringList withValue{u"-o"_s,           u"-eventdelay"_s, u"-keydelay"_s,     u"-mousedelay"_s,
                                u"-maxwarnings"_s, u"-median"_s,     u"-minimumvalue"_s, u"-iterations"_s};
    Arguments result;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument.startsWith("--shuffle"_L1)) {
            const QString seed = argument.section(u'=', 1);
            result.seed = seed.isEmpty() ? QRandomGenerator::global()->generate() : seed.toUInt();
        } else if (!argument.startsWith(u'-')) {
            result.names.append(argument);
        } else {
            result.options.append(argument);
            if (withValue.contains(argument) && i + 1 < arguments.size())
                result.options.append(arguments[++i]);
        }
    }
    return result;
}

QString nameOf(const ContractCase &contractCase)
{
    return QString::fromLatin1(contractCase.metaObject()->className()).section(u"::"_s, -1);
}

QStringList functionsOf(const ContractCase &contractCase)
{
    QStringList functions;
    const QMetaObject *meta = contractCase.metaObject();
    for (int i = meta->methodOffset(); i < meta->methodCount(); ++i) {
        const QMetaMethod method = meta->method(i);
        const QString name = QString::fromLatin1(method.name());
        if (method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private
            && method.parameterCount() == 0 && !name.endsWith("_data"_L1) && name != "initTestCase"_L1
            && name != "cleanupTestCase"_L1)
            functions.append(name);
    }
    return functions;
}

//! Which functions of a class \a names mean, row tags (function:tag) kept; takes the names that were
//! understood out of \a unknown.
QStringList wanted(const ContractCase &contractCase, const QStringList &names, QStringList &unknown)
{
    const QStringList all = functionsOf(contractCase);
    if (names.isEmpty())
        return all;
    QStringList result;
    for (const QString &name : names) {
        const qsizetype tag = QString(name).replace("::"_L1, "  "_L1).indexOf(u':');
        const QString plain = tag < 0 ? name : name.left(tag);
        const bool whole = plain == nameOf(contractCase);
        const QString function = plain.section(u"::"_s, -1);
        const bool one = all.contains(function)
                         && (plain == function || plain == nameOf(contractCase) + u"::"_s + function);
        if (whole)
            result += all;
        else if (one)
            result += tag < 0 ? function : function + name.mid(tag);
        if (whole || one)
            unknown.removeAll(name);
    }
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString program = QCoreApplication::arguments().value(0);
    const Arguments arguments = parse(QCoreApplication::arguments());
    std::mt19937 random(arguments.seed.value_or(0));
    if (arguments.seed)
        qInfo("--shuffle=%u", *arguments.seed);

    ContractEnvironment environment;
    if (!environment.start())
        return 1;

    std::vector<std::unique_ptr<ContractCase>> cases;
    for (const ContractCase::Maker &make : ContractCase::makers())
        cases.push_back(make(&environment));
    std::sort(cases.begin(), cases.end(),
              [](const auto &a, const auto &b) { return nameOf(*a) < nameOf(*b); });
    if (arguments.seed)
        std::shuffle(cases.begin(), cases.end(), random);

    int failed = 0;
    QStringList unknown = arguments.names;
    for (const auto &contractCase : cases) {
        QStringList functions = wanted(*contractCase, arguments.names, unknown);
        if (functions.isEmpty())
            continue;
        if (arguments.seed)
            std::shuffle(functions.begin(), functions.end(), random);
        failed += QTest::qExec(contractCase.get(), QStringList{program} + arguments.options + functions);
    }
    for (const QString &name : std::as_const(unknown))
        qWarning("no class and no function is called %s", qUtf8Printable(name));
    failed += environment.printTable() + static_cast<int>(unknown.size());
    return failed == 0 ? 0 : 1;
}
