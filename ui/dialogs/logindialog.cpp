// SPDX-License-Identifier: MIT
#include "ui/dialogs/logindialog.h"

#include "core/api/accountsresource.h"
#include "core/session/sessions.h"
#include "ui/dialogs/browserform.h"
#include "ui/dialogs/keychainquestion.h"
#include "ui/dialogs/loginforms.h"
#include "ui/dialogs/serverfield.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr int NarrowestDialog = 460;
constexpr int BusyBarHeight = 4;
constexpr int ClosedRegistration = 401; // what a server answers to it then

//! The errors that say something of the server itself, not of what was asked of it.
bool isAboutServer(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::NameNotFound:
    case ApiError::Kind::Refused:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Tls:
    case ApiError::Kind::NotSpeckle:
        return true;
    default:
        return false;
    }
}

} // namespace

class LoginDialog::Private : public QObject
{
public:
    Private(LoginDialog *dialog, Sessions *dialogSessions, const LoginOptions &dialogOptions);

    void fill(const QString &address);
    void submit();
    void cancel();
    void wipe();
    [[nodiscard]] bool isBusy() const { return submitWhenChecked || call; }
    [[nodiscard]] bool isAsking() const { return pages->currentWidget() == question; }
    void endQuestion();
    [[nodiscard]] LoginForm *form() const { return static_cast<LoginForm *>(tabs->currentWidget()); }

    LoginDialog *q;
    Sessions *sessions;
    LoginOptions options;
    std::optional<std::pair<ServerInfo, SignIn>> obtained; //!< signed in there, not kept here yet
    QPointer<Client> client;
    QPointer<AbstractReply> call;
    bool submitWhenChecked = false;
    bool broughtToBrowser = false; //!< by us: the server before had no accounts of its own
    bool shown = false;

    QStackedWidget *pages;
    QWidget *page;
    ServerField *server;
    QTabWidget *tabs;
    SignInForm *signIn;
    RegisterForm *registration;
    BrowserForm *browser;
    TokenForm *token;
    QFrame *insecure;
    WarningLabel *insecureText;
    QCheckBox *insecureCheck;
    WarningLabel *insecureError;
    WarningLabel *error;
    QProgressBar *progress;
    QPushButton *submitButton;
    QPushButton *cancelButton;
    KeychainQuestion *question;

private:
    void buildPage();
    void buildWarning();
    void send(const ServerInfo &info);
    void keep(Sessions::Keep how);
    void fail(const ApiError &why);
    void refresh();
    void serverEdited();
    void serverChecked();
    void serverFailed();
    [[nodiscard]] bool suggestWay();
    [[nodiscard]] QList<LoginForm *> forms() const { return {signIn, registration, browser, token}; }
    [[nodiscard]] bool needsConfirmation() const;
    [[nodiscard]] QString nameOfServer() const;
    void showGeneralError(const QString &text);
    void clearErrors();
};

LoginDialog::Private::Private(LoginDialog *dialog, Sessions *dialogSessions,
                              const LoginOptions &dialogOptions)
    : q(dialog)
    , sessions(dialogSessions)
    , options(dialogOptions)
    , pages(new QStackedWidget(dialog))
    , page(new QWidget)
    , server(new ServerField(options.client, options.checkPause))
    , tabs(new QTabWidget)
    , signIn(new SignInForm)
    , registration(new RegisterForm)
    , browser(new BrowserForm(options.browser, options.openPage))
    , token(new TokenForm)
    , insecure(new QFrame)
    , insecureText(new WarningLabel(u"insecureText"_s))
    , insecureCheck(new QCheckBox)
    , insecureError(new WarningLabel(u"insecureError"_s))
    , error(new WarningLabel(u"loginError"_s))
    , progress(new QProgressBar)
    , submitButton(new QPushButton)
    , cancelButton(new QPushButton(LoginDialog::tr("Cancel")))
    , question(new KeychainQuestion)
{
    buildWarning();
    buildPage();
    pages->addWidget(page);
    pages->addWidget(question);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(pages);

    connect(server, &ServerField::edited, this, &Private::serverEdited);
    connect(server, &ServerField::checked, this, &Private::serverChecked);
    connect(server, &ServerField::failed, this, &Private::serverFailed);
    for (const LoginForm *each : forms())
        connect(each, &LoginForm::changed, this, &Private::refresh);
    connect(tabs, &QTabWidget::currentChanged, this, [this] {
        broughtToBrowser = false;
        showGeneralError({});
        refresh();
    });
    connect(insecureCheck, &QCheckBox::toggled, insecureError, [this] { insecureError->hide(); });
    connect(submitButton, &QPushButton::clicked, this, &Private::submit);
    connect(cancelButton, &QPushButton::clicked, dialog, &LoginDialog::reject);
    connect(question, &KeychainQuestion::sessionOnlyChosen, this,
            [this] { keep(Sessions::Keep::SessionOnly); });
    connect(question, &KeychainQuestion::tryAgainChosen, this, [this] { keep(Sessions::Keep::Keychain); });
    connect(question, &KeychainQuestion::cancelled, this, &Private::endQuestion);
    refresh();
}

void LoginDialog::Private::buildWarning()
{
    insecure->setObjectName(u"insecureWarning"_s);
    insecure->setFrameShape(QFrame::StyledPanel);
    insecureCheck->setObjectName(u"insecureCheck"_s);
    insecureCheck->setText(LoginDialog::tr("Send it &unencrypted all the same"));
    insecureError->hide();
    auto *layout = new QVBoxLayout(insecure);
    layout->addWidget(insecureText);
    layout->addWidget(insecureCheck);
    layout->addWidget(insecureError);
}

void LoginDialog::Private::buildPage()
{
    auto *serverLabel = new QLabel(LoginDialog::tr("&Server"));
    serverLabel->setBuddy(server->edit());
    tabs->setObjectName(u"loginTabs"_s);
    tabs->addTab(signIn, LoginDialog::tr("Sign in"));
    tabs->addTab(registration, LoginDialog::tr("Register"));
    tabs->addTab(browser, LoginDialog::tr("In the browser"));
    tabs->addTab(token, LoginDialog::tr("Token"));
    error->hide();
    // Takes its room when idle, too: a form that jumps when it is sent looks broken.
    QSizePolicy policy = progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    progress->setSizePolicy(policy);
    progress->setObjectName(u"loginProgress"_s);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setFixedHeight(BusyBarHeight);
    progress->setAccessibleName(LoginDialog::tr("Waiting for the server"));
    submitButton->setObjectName(u"signInButton"_s);
    submitButton->setDefault(true);
    cancelButton->setObjectName(u"cancelButton"_s);
    cancelButton->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancelButton);
    buttons->addWidget(submitButton);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(serverLabel);
    layout->addWidget(server);
    layout->addWidget(tabs, 1);
    layout->addWidget(insecure);
    layout->addWidget(error);
    layout->addWidget(progress);
    layout->addLayout(buttons);
}

void LoginDialog::Private::fill(const QString &address)
{
    const QList<ServerAddress> used = sessions->accounts()->usedServers();
    server->setUsedServers(used);
    const QString text = !address.isEmpty() ? address
                         : used.isEmpty()   ? QString()
                                            : used.first().base().toString();
    server->setText(text);
    if (text.isEmpty())
        return;
    // Signing in again is mostly signing in as the same person.
    const QList<ServerAddress> meant = ServerAddress::candidates(text);
    for (const Account &account : sessions->accounts()->accounts()) {
        if (meant.contains(account.server) && (signIn->email().isEmpty() || account.signedOut))
            signIn->setEmail(account.email);
    }
}

bool LoginDialog::Private::needsConfirmation() const
{
    return server->server() && !options.isConfidential(server->server()->address);
}

QString LoginDialog::Private::nameOfServer() const
{
    return server->server() ? oneLine(server->server()->address.display(), LongestName) : QString();
}

void LoginDialog::Private::refresh()
{
    const bool busy = isBusy();
    server->setEnabled(!busy);
    const bool waiting = call && form()->isWaitingForUser();
    tabs->setEnabled(!busy || waiting);
    tabs->tabBar()->setEnabled(!busy);
    insecure->setEnabled(!busy);
    submitButton->setEnabled(!busy || waiting);
    question->setEnabled(!busy);
    progress->setVisible(busy);
    submitButton->setText(form()->verb());
    insecure->setVisible(needsConfirmation());
    insecureText->setText(
        form() == token || form() == browser
            ? LoginDialog::tr("The connection to %1 is not encrypted: anybody on the way can read your "
                              "token and use it.")
                  .arg(nameOfServer())
            : LoginDialog::tr("The connection to %1 is not encrypted: anybody on the way can read your "
                              "password.")
                  .arg(nameOfServer()));
}

void LoginDialog::Private::serverEdited()
{
    // Consent was given for another server.
    insecureCheck->setChecked(false);
    // What the errors say was said of another server, too.
    clearErrors();
    browser->setServer({});
    refresh();
}

void LoginDialog::Private::serverChecked()
{
    const bool wanted = std::exchange(submitWhenChecked, false);
    const bool inForm = wanted || form()->isAncestorOf(QApplication::focusWidget());
    browser->setServer(server->server());
    const bool moved = suggestWay();
    refresh();
    if (moved && inForm)
        form()->focusStart();
    // What was to be sent was another form.
    if (wanted && !moved)
        submit();
}

bool LoginDialog::Private::suggestWay()
{
    const LoginForm *before = form();
    const bool local = server->server()->localAccounts;
    if (!local && (before == signIn || before == registration)) {
        tabs->setCurrentWidget(browser);
        broughtToBrowser = true;
    } else if (local && before == browser && broughtToBrowser) {
        tabs->setCurrentWidget(signIn);
    }
    return form() != before;
}

void LoginDialog::Private::serverFailed()
{
    if (std::exchange(submitWhenChecked, false)) {
        refresh();
        server->edit()->setFocus();
    }
}

void LoginDialog::Private::showGeneralError(const QString &text)
{
    error->setText(text);
    error->setVisible(!text.isEmpty());
}

void LoginDialog::Private::clearErrors()
{
    showGeneralError({});
    insecureError->hide();
    for (LoginForm *each : forms())
        each->clearErrors();
}

void LoginDialog::Private::submit()
{
    if (isAsking())
        return;
    if (isBusy()) {
        if (call && form()->isWaitingForUser())
            form()->submitWhileWaiting();
        return;
    }
    clearErrors();
    if (!server->server()) {
        submitWhenChecked = true;
        refresh();
        server->checkNow();
        return;
    }
    if (!form()->isComplete())
        return;
    if (needsConfirmation() && !insecureCheck->isChecked()) {
        insecureError->setText(
            LoginDialog::tr("Nothing was sent. Confirm this first, or use an https address."));
        insecureError->show();
        insecureCheck->setFocus();
        return;
    }
    send(*server->server());
}

void LoginDialog::Private::send(const ServerInfo &info)
{
    if (client)
        client->deleteLater();
    client = new Client(info.address, this, options.client);
    AccountsResource accounts(client);
    auto *reply = form()->send(accounts);
    call = reply;
    refresh();
    reply->then(
        this,
        [this, info](const SignIn &got) {
            call.clear();
            obtained.emplace(info, got);
            keep(Sessions::Keep::Keychain);
        },
        [this](const ApiError &why) {
            call.clear();
            refresh();
            fail(why);
        });
}

void LoginDialog::Private::keep(Sessions::Keep how)
{
    if (!obtained || call)
        return;
    auto *reply = sessions->add(obtained->first, obtained->second, how);
    call = reply;
    refresh();
    reply->then(
        this,
        [this](const Account &account) {
            call.clear();
            obtained.reset();
            emit q->accountAdded(account.id);
            q->accept();
        },
        [this](const ApiError &why) {
            call.clear();
            refresh();
            if (why.kind == ApiError::Kind::Keychain) {
                pages->setCurrentWidget(question);
                question->ask(sessions->secrets()->availability(), why);
                return;
            }
            endQuestion();
            fail(why);
        });
}

void LoginDialog::Private::fail(const ApiError &why)
{
    if (form()->showError(why, nameOfServer()))
        return;
    if (isAboutServer(why)) {
        server->showError(why);
        server->edit()->setFocus();
        return;
    }
    if ((form() == signIn || form() == registration) && why.kind == ApiError::Kind::NotFound) {
        tabs->setCurrentWidget(browser);
        browser->focusStart();
        showGeneralError(LoginDialog::tr("%1 has no accounts of its own: sign in in the browser, or paste "
                                         "the token from your profile there under “Token”.")
                             .arg(nameOfServer()));
    } else if (form() == registration && why.httpStatus == ClosedRegistration)
        showGeneralError(LoginDialog::tr("%1 takes no registrations: ask its administrator for an account.")
                             .arg(nameOfServer()));
    else
        showGeneralError(QStringList{why.reason(), why.nextStep()}.join(u' ').trimmed());
}

void LoginDialog::Private::endQuestion()
{
    if (!isAsking())
        return;
    // The account was made all the same: registering again would only say that the address is taken.
    if (form() == registration) {
        signIn->setEmail(registration->email());
        registration->wipe();
        tabs->setCurrentWidget(signIn);
        showGeneralError(
            LoginDialog::tr("Your account on %1 was made, but you are not signed in.").arg(nameOfServer()));
    }
    obtained.reset();
    pages->setCurrentWidget(page);
    submitButton->setDefault(true);
    form()->focusStart();
    refresh();
}

void LoginDialog::Private::cancel()
{
    submitWhenChecked = false;
    server->cancel();
    if (call)
        call->cancel();
    call.clear();
    refresh();
}

void LoginDialog::Private::wipe()
{
    for (LoginForm *each : forms())
        each->wipe();
    obtained.reset();
}

bool openInBrowser(const QUrl &page)
{
    return QDesktopServices::openUrl(page);
}

LoginDialog::LoginDialog(Sessions *sessions, const QString &server, QWidget *parent,
                         const LoginOptions &options)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, sessions, options))
{
    setObjectName(u"loginDialog"_s);
    setWindowTitle(tr("Sign in to a Speckle server"));
    setMinimumWidth(NarrowestDialog);
    d->fill(server);
}

LoginDialog::~LoginDialog() = default;

void LoginDialog::done(int result)
{
    d->cancel();
    d->wipe();
    QDialog::done(result);
}

void LoginDialog::reject()
{
    if (d->isBusy())
        d->cancel();
    else if (d->isAsking())
        d->endQuestion();
    else
        QDialog::reject();
}

void LoginDialog::closeEvent(QCloseEvent *event)
{
    // The window's own button means the dialog, whatever is going on in it; reject() goes back one step only.
    done(Rejected);
    event->accept();
}

void LoginDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (std::exchange(d->shown, true))
        return;
    if (d->server->edit()->text().isEmpty())
        d->server->edit()->setFocus();
    else
        d->form()->focusStart();
}

} // namespace Speckle
