// SPDX-License-Identifier: MIT
#include "ui/dialogs/browserform.h"

#include "ui/widgets/fielderror.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/secretedit.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int LongestString = 20'000;
constexpr int LinesOfStatus = 3;
} // namespace

BrowserForm::BrowserForm(const BrowserSignInOptions &options, std::function<bool(const QUrl &)> openPage,
                         QWidget *parent)
    : LoginForm(parent)
    , m_options(options)
    , m_openPage(std::move(openPage))
    , m_explanation(new WrappedLabel(u"browserExplanation"_s, 1, this))
    , m_status(new WrappedLabel(u"browserStatus"_s, LinesOfStatus, this))
    , m_paste(new SecretEdit(this))
{
    m_paste->setObjectName(u"pasteEdit"_s);
    m_paste->setMaxLength(LongestString);
    m_pasteError = new FieldError(m_paste, this);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *caption = new QLabel(tr("If it does not, &paste the connection string that the page shows:"), this);
    caption->setWordWrap(true);
    caption->setBuddy(m_paste);
    m_paste->setAccessibleName(tr("Connection string"));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addWidget(m_status);
    layout->addWidget(caption);
    layout->addWidget(m_paste);
    layout->addWidget(m_pasteError);
    layout->addStretch(1);
    connect(m_paste, &QLineEdit::textChanged, this, &LoginForm::changed);
    BrowserForm::setServer({});
}

QString BrowserForm::serverName() const
{
    return m_server ? oneLine(m_server->address.display(), LongestName) : QString();
}

void BrowserForm::setServer(const std::optional<ServerInfo> &server)
{
    if (m_server != server) {
        m_copyOnly = false;
        m_status->clear();
    }
    m_server = server;
    const QString what = tr("You sign in on the server's own page, in your web browser. When you have done "
                            "so, this program goes on by itself.");
    m_explanation->setText(server && !server->localAccounts
                               ? tr("%1 has no passwords of its own.").arg(serverName()) + u' ' + what
                               : what);
}

QString BrowserForm::verb() const
{
    if (!m_paste->text().isEmpty())
        return tr("Use the string");
    return isWaitingForUser() ? tr("Open the page again") : tr("Open the browser");
}

bool BrowserForm::checkPasted()
{
    const auto complain = [this](const QString &text) {
        m_pasteError->setError(text);
        m_paste->setFocus();
        m_paste->selectAll();
        return false;
    };
    const SignInString found = SignInString::fromText(m_paste->text());
    if (found.token.isEmpty())
        return complain(tr("This is no connection string, or not all of one."));
    if (!found.belongsTo(m_server->address))
        return complain(tr("This string is another server's (%1). If it is the right one all the same, paste "
                           "its part before “:::” alone.")
                            .arg(oneLine(found.server, LongestName)));
    if (found.token.isExpired())
        return complain(tr("This string is too old. Sign in on the page once more."));
    return true;
}

bool BrowserForm::isComplete()
{
    if (!m_paste->text().isEmpty())
        return checkPasted();
    if (!m_copyOnly)
        return true;
    open(BrowserSignIn(m_server->address).pageToCopyFrom());
    m_paste->setFocus();
    return false;
}

Reply<SignIn> *BrowserForm::send(AccountsResource &accounts)
{
    if (!m_paste->text().isEmpty())
        return accounts.loginWithToken(SignInString::fromText(m_paste->text()).token);
    m_signIn = new BrowserSignIn(m_server->address, this, m_options);
    connect(m_signIn, &BrowserSignIn::foreignAnswer, this, [this](const QString &server) {
        m_status->setText(
            tr("A sign-in of another server (%1) came from the browser and was not used. Still waiting for "
               "the one of %2.")
                .arg(oneLine(server, LongestName), serverName()));
    });
    Reply<Token> *waiting = m_signIn->listen();
    m_copyOnly = m_signIn->portTaken();
    if (isWaitingForUser())
        open(m_signIn->page());
    connect(waiting, &AbstractReply::finished, this, &BrowserForm::refresh);
    auto *whole = waiting->chain<SignIn>(
        [accounts](const Token &token) mutable { return accounts.loginWithToken(token); });
    connect(whole, &AbstractReply::finished, m_signIn, &QObject::deleteLater);
    m_paste->setFocus();
    return whole;
}

void BrowserForm::open(const QUrl &page)
{
    if (!m_openPage(page))
        m_status->setText(tr("No web browser could be opened. Open this address in one yourself: %1")
                              .arg(breakable(page.toString())));
    else if (m_copyOnly)
        m_status->setText(tr("Sign in on the page, and paste the connection string that it shows."));
    else
        m_status->setText(
            tr("Waiting for you to sign in on the page of %1 in your browser…").arg(serverName()));
}

void BrowserForm::refresh()
{
    m_status->clear();
    emit changed();
}

void BrowserForm::submitWhileWaiting()
{
    if (m_paste->text().isEmpty())
        open(m_signIn->page());
    else if (checkPasted())
        m_signIn->paste(m_paste->text());
}

bool BrowserForm::showError(const ApiError &error, const QString &server)
{
    QString text;
    if (error.kind == ApiError::Kind::Browser)
        text = error.reason() + u' ' + error.nextStep();
    else if (error.kind == ApiError::Kind::Unauthorized)
        text = tr("%1 does not accept this sign-in. Sign in on the page once more.").arg(server);
    else if (error.kind == ApiError::Kind::Server && error.httpStatus == 500)
        // A good token of a removed or archived user makes the server fail, not refuse.
        text = tr("%1 failed on this sign-in. That happens where its user was removed or archived.")
                   .arg(server);
    else
        return false;
    m_pasteError->setError(text);
    m_paste->setFocus();
    return true;
}

void BrowserForm::clearErrors()
{
    m_pasteError->setError({});
}

void BrowserForm::wipe()
{
    m_paste->wipe();
}

void BrowserForm::focusStart()
{
    m_paste->setFocus();
}

} // namespace Speckle
