// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include "core/net/redact.h"

#include <QCommandLineParser>
#include <QObject>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// Not by QCommandLineParser::helpText(): that needs an application object. Not translated either: this is
// read in terminals and by scripts, before a translation could be loaded.
constexpr auto HelpText = R"(Usage: speckle-browser [options] [URL]
A desktop browser for Speckle v1 servers.

URL is a server's address, or a stream's: https://speckle.example.com,
https://speckle.example.com/#/streams/abc123, speckle://speckle.example.com/streams/abc123.

Options:
  --demo         Start a small server on this machine with a sample building, sign
                 in and open it. Nothing is kept, unless --profile says where.
  --profile DIR  Keep accounts and settings in DIR. Default: the user's configuration
                 directory. Passwords and tokens are kept in the system's keychain.
  --tour DIR     Write a picture of each main screen of the demo to DIR, and end.
                 Works without a display, too.
  --verbose      Tell on standard error what happens. Tokens are never shown.
  -h, --help     Show this text.
  -v, --version  Show the version.

Exit codes: 0 fine, 1 the tour could not be completed, 2 bad options or no display.
)"_L1;

// Those of QApplication and QGuiApplication that take a value.
const QStringList &qtOptions()
{
    static const QStringList names{u"platform"_s, u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s,
                                   u"style"_s,    u"stylesheet"_s,         u"display"_s,       u"geometry"_s,
                                   u"session"_s};
    return names;
}

CommandLineExit mistake(const QString &what)
{
    return {BadCommandLine, u"speckle-browser: %1 (--help shows all options)\n"_s.arg(redact(what))};
}

} // namespace

std::variant<CommandLine, CommandLineExit> parseCommandLine(const QStringList &arguments)
{
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s});
    const QCommandLineOption demo(u"demo"_s);
    const QCommandLineOption verbose(u"verbose"_s);
    const QCommandLineOption profile(u"profile"_s, {}, u"DIR"_s);
    const QCommandLineOption tour(u"tour"_s, {}, u"DIR"_s);
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOptions({help, version, demo, verbose, profile, tour});
    for (const QString &name : qtOptions())
        parser.addOption(QCommandLineOption(name, {}, u"VALUE"_s));
    parser.addOption(QCommandLineOption(u"reverse"_s));

    // It takes the first argument for the program's name.
    if (!parser.parse(QStringList(u"speckle-browser"_s) + arguments))
        return mistake(parser.errorText());
    if (parser.isSet(help))
        return CommandLineExit{0, HelpText};
    if (parser.isSet(version))
        return CommandLineExit{0, u"speckle-browser %1\n"_s.arg(QLatin1String(SPECKLE_VERSION))};

    CommandLine line;
    line.demo = parser.isSet(demo);
    line.verbose = parser.isSet(verbose);
    line.choosesPlatform = parser.isSet(u"platform"_s);
    line.profile = parser.value(profile);
    line.tour = parser.value(tour);
    if (parser.isSet(profile) && line.profile.isEmpty())
        return mistake(u"--profile needs a directory"_s);
    if (parser.isSet(tour) && line.tour.isEmpty())
        return mistake(u"--tour needs a directory"_s);

    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1)
        return mistake(u"one address at most, not %1"_s.arg(rest.size()));
    if (!rest.isEmpty()) {
        if (line.demo || !line.tour.isEmpty())
            return mistake(u"an address does not go with --demo or --tour"_s);
        line.address = OpenAddress::fromText(rest.first());
        if (!line.address.isValid())
            return mistake(u"not the address of a Speckle server or stream: %1"_s.arg(rest.first()));
    }
    return line;
}

} // namespace Speckle
