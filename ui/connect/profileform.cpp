// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profileform.h"

#include "models/formats/formatset.h"
#include "models/monitor/profileurl.h"
#include "ui/connect/passwordfield.h"
#include "ui/connect/secretstore.h"
#include "ui/connect/tlssection.h"
#include "ui/controls/card.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace ui
{

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;

constexpr int kLabelWidth = 26 * kGrid;
constexpr int kPatternLines = 2;
constexpr int kHighestDatabase = 65535;

QStringList linesOf(const QPlainTextEdit *edit)
{
    QStringList lines;
    const QStringList all = edit->toPlainText().split(QLatin1Char('\n'));
    for (const QString &line : all) {
        if (const QString pattern = line.trimmed(); !pattern.isEmpty() && !lines.contains(pattern))
            lines.append(pattern);
    }
    return lines;
}

QWidget *rowOf(QWidget *parent, QWidget *wide, QWidget *narrow)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(wide, 1);
    layout->addWidget(narrow);
    return row;
}

} // namespace

ProfileForm::ProfileForm(const SecretStore &secrets, QWidget *parent)
    : QWidget(parent)
    , m_secrets(secrets)
    , m_grid(new QGridLayout(this))
    , m_url(new QLineEdit(this))
    , m_urlNote(new ToneLabel(Tone::Muted, this))
    , m_name(new QLineEdit(this))
    , m_kind(new SegmentedSwitch({tr("TCP"), tr("Unix socket")}, this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_socket(new QLineEdit(this))
    , m_addressNote(new ToneLabel(Tone::Danger, this))
    , m_tls(new TlsSection(kLabelWidth, this))
    , m_user(new QLineEdit(this))
    , m_password(new PasswordField(this))
    , m_save(new QCheckBox(tr("Save in keychain"), this))
    , m_keeping(new ToneLabel(Tone::Muted, this))
    , m_database(new QSpinBox(this))
    , m_patterns(new QPlainTextEdit(this))
    , m_patternsHelp(
          new ToneLabel(tr("Sessions of the frameworks that are known are found without a pattern. Others are "
                           "best described in Formats… once connected. For keys alone, one pattern in each "
                           "line; what the first * stands for is the session id."),
                        Tone::Muted, this))
    , m_patternsNote(new ToneLabel(Tone::Danger, this))
    , m_sharedLog(new QLineEdit(this))
    , m_readOnly(new QCheckBox(tr("Read-only: nothing can be ended"), this))
    , m_gentle(new QCheckBox(tr("Gentle: reads slowly, for a busy server"), this))
    , m_production(new QCheckBox(tr("Production: shown in red, asks twice"), this))
{
    build();
    setProfile({});

    connect(m_url, &QLineEdit::textEdited, this, &ProfileForm::noteUrlEdit);
    connect(m_url, &QLineEdit::editingFinished, this, &ProfileForm::takeUrl);
    connect(m_kind, &SegmentedSwitch::currentChanged, this,
            [this](int kind) { setKind(kind == 0 ? ServerKind::Tcp : ServerKind::UnixSocket); });
    connect(m_host, &QLineEdit::editingFinished, this, [this] { mark(m_addressNote, hostProblem()); });
    connect(m_socket, &QLineEdit::editingFinished, this, [this] { mark(m_addressNote, socketProblem()); });
    for (QLineEdit *field : {m_host, m_socket, m_user})
        connect(field, &QLineEdit::editingFinished, this, &ProfileForm::dropForeignPassword);
    connect(m_port, &QSpinBox::editingFinished, this, &ProfileForm::dropForeignPassword);
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_passwordServer.reset(); });
    connect(&secrets, &SecretStore::keepingChanged, this, &ProfileForm::showKeeping);
    const auto tell = [this] {
        if (!m_filling)
            Q_EMIT edited();
    };
    for (QLineEdit *field : {m_name, m_host, m_socket, m_user, m_sharedLog, static_cast<QLineEdit *>(m_password)})
        connect(field, &QLineEdit::textChanged, this, tell);
    for (QSpinBox *field : {m_port, m_database})
        connect(field, &QSpinBox::valueChanged, this, tell);
    for (QCheckBox *box : {m_save, m_readOnly, m_gentle, m_production})
        connect(box, &QCheckBox::toggled, this, tell);
    connect(m_kind, &SegmentedSwitch::currentChanged, this, tell);
    connect(m_tls, &TlsSection::edited, this, tell);
    connect(m_patterns, &QPlainTextEdit::textChanged, this, tell);
}

void ProfileForm::build()
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(2 * kGrid);
    m_grid->setColumnMinimumWidth(0, kLabelWidth);
    m_grid->setColumnStretch(1, 1);

    m_url->setPlaceholderText(QStringLiteral("redis://user@host:6379/0   rediss://…   unix:///…"));
    m_url->setClearButtonEnabled(true);
    m_url->setMaxLength(4096);
    m_name->setPlaceholderText(tr("shown in the window; may stay empty"));
    m_name->setMaxLength(200);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setAccessibleName(tr("Port"));
    m_port->setMinimumWidth(22 * kGrid);
    m_host->setAccessibleName(tr("Host"));
    m_host->setMaxLength(255);
    m_socket->setAccessibleName(tr("Path of the socket"));
    m_socket->setPlaceholderText(QStringLiteral("/run/redis/redis-server.sock"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    connect(choose, &QPushButton::clicked, this, &ProfileForm::chooseSocket);
    m_tcpRow = rowOf(this, m_host, m_port);
    m_socketRow = rowOf(this, m_socket, choose);
    m_user->setPlaceholderText(tr("default"));
    m_database->setRange(0, kHighestDatabase);
    m_patterns->setTabChangesFocus(true);
    m_patterns->setPlaceholderText(QStringLiteral("myapp:sess:*"));
    m_patterns->setFont(monospaceFont(font()));
    m_patterns->setFixedHeight(kPatternLines * m_patterns->fontMetrics().lineSpacing() + 3 * kGrid);

    addRow(tr("Paste a URL"), m_url);
    addRow({}, m_urlNote);
    addRow(tr("Name"), m_name);
    m_kind->setAccessibleName(tr("Connect by"));
    addRow(tr("Connect by"), rowOf(this, m_kind, m_tls->toggle()));
    setTabOrder(m_kind, m_tls->toggle());
    addRow(tr("Host and port"), m_tcpRow);
    m_addressTitle = qobject_cast<ToneLabel *>(m_grid->itemAtPosition(m_grid->rowCount() - 1, 0)->widget());
    m_grid->addWidget(m_socketRow, m_grid->rowCount() - 1, 1);
    addRow({}, m_addressNote);
    m_grid->addWidget(m_tls, m_grid->rowCount(), 0, 1, 2);
    addRow(tr("User"), m_user);
    addRow(tr("Password"), rowOf(this, m_password, m_save));
    addRow({}, m_keeping);
    auto *database = new QWidget(this);
    auto *databaseRow = new QHBoxLayout(database);
    databaseRow->setContentsMargins({});
    databaseRow->addWidget(m_database);
    databaseRow->addStretch(1);
    m_database->setMinimumWidth(22 * kGrid);
    addRow(tr("Database"), database);
    auto *patterns = new Card(Card::Ground::Field, this);
    auto *patternsBox = new QVBoxLayout(patterns);
    patternsBox->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    patternsBox->addWidget(m_patterns);
    patterns->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_patterns->setFrameShape(QFrame::NoFrame);
    m_patterns->viewport()->setAutoFillBackground(false);
    m_patterns->setAccessibleName(tr("More keys"));
    addRow(tr("More keys"), patterns);
    addRow({}, m_patternsHelp);
    m_grid->addWidget(m_patternsNote, m_grid->rowCount() - 1, 1);
    m_gentle->setToolTip(tr("Loading takes a quarter of the server's time at most, and about four times as long."));
    m_sharedLog->setPlaceholderText(tr("key of a stream on this server; may stay empty"));
    m_sharedLog->setToolTip(tr("Each logout is also written there; where it cannot be, nothing is sent."));
    m_sharedLog->setMaxLength(500);
    addRow(tr("Shared log"), m_sharedLog);
    addRow({}, m_readOnly);
    addRow({}, m_gentle);
    addRow({}, m_production);
    m_database->setAccessibleName(tr("Database"));
    m_password->setAccessibleName(tr("Password"));
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    reserveRoom();
    m_urlNote->hide();
    m_addressNote->hide();
    m_patternsNote->hide();
}

/// What is said in place has its place from the start: while the form fills in, and while it is checked, nothing moves
/// under the pointer.
void ProfileForm::reserveRoom()
{
    for (ToneLabel *note : {m_urlNote, m_addressNote, m_keeping, m_patternsHelp, m_patternsNote}) {
        note->setWordWrap(true);
        note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    // The longest that a URL that cannot be read leads to takes three lines, what is to be said of passwords two.
    const int line = m_urlNote->fontMetrics().lineSpacing();
    m_urlNote->setFixedHeight(3 * line);
    m_addressNote->setFixedHeight(line);
    m_keeping->setFixedHeight(2 * line);
    for (QWidget *one :
         std::initializer_list<QWidget *>{m_urlNote, m_addressNote, m_keeping, m_patternsHelp, m_tcpRow, m_socketRow}) {
        QSizePolicy policy = one->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        one->setSizePolicy(policy);
    }
    m_save->setText(tr("Remember for now"));
    const int other = m_save->sizeHint().width();
    m_save->setText(tr("Save in keychain"));
    m_save->setMinimumWidth(std::max(other, m_save->sizeHint().width()));
}

void ProfileForm::addRow(const QString &title, QWidget *field)
{
    const int row = m_grid->count() == 0 ? 0 : m_grid->rowCount();
    m_grid->addWidget(field, row, 1);
    if (title.isEmpty())
        return;
    auto *label = new ToneLabel(title, Tone::Muted, this);
    label->setMinimumHeight(7 * kGrid);
    label->setBuddy(field);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(title);
}

void ProfileForm::setProfile(const ConnectionProfile &profile)
{
    m_filling = true;
    m_shown = profile;
    m_url->clear();
    m_takenUrl.clear();
    m_urlSeen.clear();
    m_urlUnreadable = false;
    m_name->setText(profile.name);
    m_kind->setCurrent(profile.kind == ServerKind::Tcp ? 0 : 1);
    setKind(profile.kind);
    m_host->setText(profile.host);
    m_port->setValue(profile.port);
    m_socket->setText(profile.socketPath);
    m_tls->setSettings(profile.tls);
    m_user->setText(profile.userName);
    m_database->setValue(profile.database);
    m_patterns->setPlainText(profile.keyPatterns.join(QLatin1Char('\n')));
    m_sharedLog->setText(profile.sharedLog);
    m_readOnly->setChecked(profile.readOnly);
    m_gentle->setChecked(profile.gentle);
    m_production->setChecked(profile.production);
    m_password->clear();
    m_passwordServer.reset();
    m_save->setChecked(false);
    mark(m_urlNote, {});
    mark(m_addressNote, {});
    mark(m_patternsNote, {});
    showKeeping();
    m_filling = false;
}

ConnectionProfile ProfileForm::profile() const
{
    ConnectionProfile profile = m_shown;
    profile.name = m_name->text().trimmed();
    profile.kind = m_kind->current() == 0 ? ServerKind::Tcp : ServerKind::UnixSocket;
    profile.host = m_host->text().trimmed();
    profile.port = static_cast<quint16>(m_port->value());
    profile.socketPath = m_socket->text().trimmed();
    profile.tls = m_tls->settings();
    profile.userName = m_user->text().trimmed();
    profile.database = m_database->value();
    profile.keyPatterns = linesOf(m_patterns);
    profile.sharedLog = m_sharedLog->text().trimmed();
    profile.readOnly = m_readOnly->isChecked();
    profile.gentle = m_gentle->isChecked();
    profile.production = m_production->isChecked();
    return profile;
}

QByteArray ProfileForm::password() const
{
    return m_password->password();
}

void ProfileForm::setPassword(const QByteArray &password, bool saved)
{
    m_filling = true;
    m_password->setPassword(password);
    m_passwordServer.reset();
    m_save->setChecked(saved);
    m_filling = false;
}

bool ProfileForm::savesPassword() const
{
    return m_save->isChecked();
}

bool ProfileForm::validate()
{
    takeUrl();
    dropForeignPassword();
    const bool tcp = m_kind->current() == 0;
    const QString address = tcp ? hostProblem() : socketProblem();
    const QString patterns = patternsProblem();
    mark(m_addressNote, address);
    mark(m_patternsNote, patterns);
    const bool tls = m_tls->validate();
    // What stands below is not what the URL names: neither may be used.
    if (m_urlUnreadable)
        m_url->setFocus();
    else if (!address.isEmpty())
        (tcp ? m_host : m_socket)->setFocus();
    else if (!tls)
        m_tls->takeFocus();
    else if (!patterns.isEmpty())
        m_patterns->setFocus();
    return !m_urlUnreadable && address.isEmpty() && tls && patterns.isEmpty();
}

bool ProfileForm::sameServer(const ConnectionProfile &a, const ConnectionProfile &b)
{
    if (a.kind != b.kind || a.userName != b.userName)
        return false;
    return a.kind == ServerKind::UnixSocket ? a.socketPath == b.socketPath
                                            : a.host.compare(b.host, Qt::CaseInsensitive) == 0 && a.port == b.port;
}

void ProfileForm::focusFirst()
{
    m_name->setFocus();
}

void ProfileForm::setKind(ServerKind kind)
{
    const bool tcp = kind == ServerKind::Tcp;
    m_tcpRow->setVisible(tcp);
    m_socketRow->setVisible(!tcp);
    m_tls->setAvailable(tcp);
    m_addressTitle->setText(tcp ? tr("Host and port") : tr("Socket"));
    mark(m_addressNote, {});
}

// A pasted URL is whole at once; a typed one is when the field is left.
void ProfileForm::noteUrlEdit()
{
    const QString before = std::exchange(m_urlSeen, m_url->text());
    // What was put in, not how much the text grew: a URL may be pasted over a longer one.
    const auto [left, leftBefore] = std::mismatch(m_urlSeen.cbegin(), m_urlSeen.cend(), before.cbegin(), before.cend());
    const auto right = std::mismatch(m_urlSeen.crbegin(), std::make_reverse_iterator(left), before.crbegin(),
                                     std::make_reverse_iterator(leftBefore))
                           .first.base();
    if (right - left > 1 || m_urlSeen.isEmpty())
        takeUrl();
}

// The form is filled in for another server now: the password of the former is none of its business.
void ProfileForm::dropForeignPassword()
{
    if (!m_passwordServer || sameServer(*m_passwordServer, profile()))
        return;
    m_passwordServer.reset();
    if (m_password->text().isEmpty())
        return;
    m_password->clear();
    if (m_urlUnreadable)
        return;
    m_urlNote->setTone(Tone::Muted);
    m_urlNote->setText(tr("The password came with a URL of another server and was removed."));
    m_urlNote->show();
}

// Fills the form from the URL. A password does not stay readable in this field.
void ProfileForm::takeUrl()
{
    const QString url = m_url->text().trimmed();
    if (!url.isEmpty() && url == m_takenUrl)
        return;
    if (url.isEmpty()) {
        m_takenUrl.clear();
        if (m_urlUnreadable)
            mark(m_urlNote, {});
        m_urlUnreadable = false;
        return;
    }
    auto read = monitor::profileFromUrl(url);
    m_urlUnreadable = !read;
    if (m_urlUnreadable) {
        // The former URL is to be taken again when it comes back.
        m_takenUrl.clear();
        mark(m_urlNote, read.error().sentences());
        return;
    }
    auto &[taken, password] = *read;
    const ConnectionProfile before = profile();
    taken.id = before.id;
    taken.name = before.name;
    taken.readOnly = before.readOnly;
    taken.gentle = before.gentle;
    taken.production = before.production;
    taken.sharedLog = before.sharedLog;
    taken.keyPatterns = before.keyPatterns;
    taken.unlistedFormats = before.unlistedFormats;
    const bool save = m_save->isChecked();
    const bool same = sameServer(taken, before);
    taken.tls = TlsSection::ofUrl(taken.tls.isOn, before.tls, same);
    const auto keptFor = same ? m_passwordServer : std::nullopt;
    const QByteArray kept = same ? this->password() : QByteArray();
    const bool dropped = !same && password.isEmpty() && !this->password().isEmpty();
    setProfile(taken);
    setPassword(password.isEmpty() ? kept : password, save);
    m_passwordServer = password.isEmpty() ? keptFor : taken;
    m_takenUrl = monitor::urlOfProfile(taken);
    m_url->setText(m_takenUrl);
    m_urlSeen = m_takenUrl;
    m_urlNote->setTone(Tone::Muted);
    if (dropped)
        m_urlNote->setText(tr("Filled in below; the password was for another server and was removed."));
    else if (password.isEmpty())
        m_urlNote->setText(tr("Filled in below."));
    else
        m_urlNote->setText(tr("Filled in below; the password went to its own field."));
    m_urlNote->show();
    Q_EMIT edited();
}

void ProfileForm::showKeeping()
{
    m_save->setText(m_secrets.keepsBeyondThisRun() ? tr("Save in keychain") : tr("Remember for now"));
    m_keeping->setText(m_secrets.keepingText());
}

QString ProfileForm::patternsProblem() const
{
    const QStringList patterns = linesOf(m_patterns);
    for (const QString &pattern : patterns) {
        const auto format = formats::plainFormat(pattern.toUtf8());
        if (!format)
            return tr("“%1”: %2").arg(pattern, format.error());
    }
    return {};
}

void ProfileForm::mark(ToneLabel *label, const QString &problem)
{
    if (label == m_patternsNote)
        m_patternsHelp->setVisible(problem.isEmpty());
    label->setToolTip(plainToolTip(problem)); // whole, should it be longer than its place
    label->setTone(Tone::Danger);
    label->setText(problem);
    label->setVisible(!problem.isEmpty());
}

} // namespace ui

#include "moc_profileform.cpp"
