// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/addresssection.h"

#include "models/monitor/profileplaces.h"
#include "ui/connect/form/formrows.h"
#include "ui/connect/form/linesfield.h"
#include "ui/connect/form/passwordfield.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include <iterator>

namespace ui
{

using messages::ConnectionProfile;
using messages::ServerKind;

namespace
{

constexpr int kSentinelLines = 3;
constexpr int kLongestHostName = 255;
constexpr int kLongestSentinelWord = 500;

/// In the order of the switch.
constexpr ServerKind kKinds[] = {ServerKind::Tcp, ServerKind::UnixSocket, ServerKind::Sentinel};

} // namespace

AddressSection::AddressSection(QWidget *parent)
    : QWidget(parent)
    , m_kind(new SegmentedSwitch({tr("TCP"), tr("Unix socket"), tr("Sentinel")}, this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_socket(new QLineEdit(this))
    , m_primary(new QLineEdit(this))
    , m_sentinels(new LinesField(tr("Sentinels"), kSentinelLines, this))
    , m_sentinelUser(new QLineEdit(this))
    , m_sentinelPassword(new PasswordField(this))
    , m_note(new ToneLabel(Tone::Danger, this))
{
    FormRows rows(this);
    m_kind->setAccessibleName(tr("Connect by"));
    m_kindRow = new QWidget(this);
    auto *kindRow = new QHBoxLayout(m_kindRow);
    kindRow->setContentsMargins({});
    kindRow->setSpacing(2 * kGrid);
    kindRow->addWidget(m_kind, 1);
    rows.add(tr("Connect by"), m_kindRow);
    buildTcp();
    buildSocket();
    m_title = rows.add(tr("Host and port"), m_tcpRow);
    rows.addInPlace(m_socketRow);
    rows.addInPlace(m_primary);
    for (QWidget *row : {m_tcpRow, m_socketRow, static_cast<QWidget *>(m_primary)})
        FormRows::keepPlace(row);
    buildSentinel();
    rows.addWide(m_sentinelRows);
    rows.add({}, m_note);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connectFields();
    showKind();
}

void AddressSection::putBesideKind(QWidget *widget)
{
    m_kindRow->layout()->addWidget(widget);
    setTabOrder(m_kind, widget);
}

void AddressSection::buildTcp()
{
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setAccessibleName(tr("Port"));
    m_port->setMinimumWidth(22 * kGrid);
    wheelOnlyWithFocus(m_port);
    m_host->setAccessibleName(tr("Host"));
    m_host->setMaxLength(kLongestHostName);
    m_tcpRow = FormRows::beside(this, m_host, m_port);
}

void AddressSection::buildSocket()
{
    m_socket->setAccessibleName(tr("Path of the socket"));
    m_socket->setPlaceholderText(QStringLiteral("/run/redis/redis-server.sock"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAccessibleName(tr("Choose the socket"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &AddressSection::chooseSocket);
    m_socketRow = FormRows::beside(this, m_socket, choose);
}

void AddressSection::buildSentinel()
{
    m_primary->setAccessibleName(tr("Name of the primary"));
    m_primary->setPlaceholderText(tr("mymaster", "an example of a name"));
    m_primary->setToolTip(tr("As the sentinels call the primary that they watch: “sentinel monitor” in their "
                             "configuration"));
    m_primary->setMaxLength(kLongestSentinelWord);
    m_sentinels->edit()->setPlaceholderText(QStringLiteral("10.0.0.1:26379\n10.0.0.2:26379"));
    m_sentinels->setToolTip(
        tr("One a line, or with commas between them; without a port it is 26379. One that answers is "
           "enough."));
    m_sentinelUser->setAccessibleName(tr("User at the sentinels"));
    m_sentinelUser->setPlaceholderText(tr("default user"));
    m_sentinelUser->setMaxLength(kLongestSentinelWord);
    m_sentinelPassword->setAccessibleName(tr("Password at the sentinels"));
    m_sentinelPassword->setPlaceholderText(tr("password"));
    m_sentinelRows = new QWidget(this);
    FormRows rows(m_sentinelRows);
    rows.add(tr("Sentinels"), m_sentinels);
    auto *account = new QWidget(m_sentinelRows);
    account->setToolTip(tr("Sentinels have accounts of their own; most have none"));
    auto *row = new QHBoxLayout(account);
    row->setContentsMargins({});
    row->setSpacing(2 * kGrid);
    row->addWidget(m_sentinelUser, 1);
    row->addWidget(m_sentinelPassword, 1);
    rows.add(tr("Account there"), account);
}

void AddressSection::connectFields()
{
    connect(m_kind, &SegmentedSwitch::currentChanged, this, [this] {
        showKind();
        Q_EMIT kindChanged(kind());
        Q_EMIT edited();
    });
    for (QLineEdit *field : {m_host, m_socket, m_primary}) {
        connect(field, &QLineEdit::editingFinished, this, [this, field] { check(field); });
        connect(field, &QLineEdit::textChanged, this, &AddressSection::edited);
    }
    for (QLineEdit *field : {m_sentinelUser, static_cast<QLineEdit *>(m_sentinelPassword)})
        connect(field, &QLineEdit::textChanged, this, &AddressSection::edited);
    connect(m_sentinelUser, &QLineEdit::editingFinished, this, &AddressSection::left);
    connect(m_port, &QSpinBox::valueChanged, this, &AddressSection::edited);
    connect(m_port, &QSpinBox::editingFinished, this, &AddressSection::left);
    connect(m_sentinels, &LinesField::edited, this, &AddressSection::edited);
    connect(m_sentinels, &LinesField::left, this, [this] { check(m_sentinels); });
}

ServerKind AddressSection::kind() const
{
    return kKinds[m_kind->current()];
}

void AddressSection::setProfile(const ConnectionProfile &profile)
{
    for (int i = 0; i < int(std::size(kKinds)); ++i) {
        if (kKinds[i] == profile.kind)
            m_kind->setCurrent(i);
    }
    m_host->setText(profile.host);
    m_port->setValue(profile.port);
    m_socket->setText(profile.socketPath);
    m_primary->setText(profile.sentinel.primaryName);
    m_sentinels->setText(profile.sentinel.places.join(QLatin1Char('\n')));
    m_sentinelUser->setText(profile.sentinel.userName);
    m_sentinelPassword->clear();
    showKind();
}

void AddressSection::writeTo(ConnectionProfile &profile) const
{
    profile.kind = kind();
    profile.host = m_host->text().trimmed();
    profile.port = static_cast<quint16>(m_port->value());
    profile.socketPath = m_socket->text().trimmed();
    profile.sentinel.primaryName = m_primary->text().trimmed();
    profile.sentinel.places = monitor::sentinelPlaces(m_sentinels->text()).value_or(QStringList());
    profile.sentinel.userName = m_sentinelUser->text().trimmed();
}

QByteArray AddressSection::sentinelPassword() const
{
    return kind() == ServerKind::Sentinel ? m_sentinelPassword->password() : QByteArray();
}

void AddressSection::setSentinelPassword(const QByteArray &password)
{
    m_sentinelPassword->setPassword(password);
}

void AddressSection::showKind()
{
    const ServerKind now = kind();
    m_tcpRow->setVisible(now == ServerKind::Tcp);
    m_socketRow->setVisible(now == ServerKind::UnixSocket);
    m_primary->setVisible(now == ServerKind::Sentinel);
    m_sentinelRows->setVisible(now == ServerKind::Sentinel);
    m_title->setText(now == ServerKind::Tcp          ? tr("Host and port")
                     : now == ServerKind::UnixSocket ? tr("Socket")
                                                     : tr("Primary"));
    // What is wrong with one of several takes more words.
    FormRows::reserve(m_note, now == ServerKind::Sentinel ? 2 : 1);
    m_wrong = nullptr;
    say({});
}

void AddressSection::chooseSocket()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Unix socket"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    const QFileInfo present(m_socket->text());
    dialog->setDirectory(present.dir().exists() && present.isAbsolute() ? present.absolutePath()
                                                                        : QStringLiteral("/run"));
    connect(dialog, &QFileDialog::fileSelected, m_socket, &QLineEdit::setText);
    dialog->open();
}

QList<QWidget *> AddressSection::fieldsOfKind() const
{
    switch (kind()) {
    case ServerKind::Tcp:
        return {m_host};
    case ServerKind::UnixSocket:
        return {m_socket};
    case ServerKind::Sentinel:
        break;
    }
    return {m_primary, m_sentinels};
}

QString AddressSection::problemOf(QWidget *field) const
{
    if (field == m_host) {
        const QString host = m_host->text().trimmed();
        if (host.isEmpty())
            return tr("Enter the name or the address of the server.");
        if (host.contains(QLatin1String("://")))
            return tr("This is a URL: paste it into the first field.");
        if (host.contains(QLatin1Char(' ')) || host.contains(QLatin1Char('/')))
            return tr("A host name has no spaces and no slashes.");
        return {};
    }
    if (field == m_socket) {
        const QString path = m_socket->text().trimmed();
        if (path.isEmpty())
            return tr("Enter the path of the socket, or choose the file.");
        return path.startsWith(QLatin1Char('/')) ? QString() : tr("The path has to begin with a slash.");
    }
    if (field == m_primary)
        return m_primary->text().trimmed().isEmpty() ? tr("Enter the name of the primary, such as mymaster.")
                                                     : QString();
    const auto places = monitor::sentinelPlaces(m_sentinels->text());
    return places ? QString() : places.error();
}

/// An entry that was left: what is wrong with it, or still with the one that was found wrong.
void AddressSection::check(QWidget *field)
{
    const QString problem = problemOf(field);
    say(problem.isEmpty() && m_wrong ? problemOf(m_wrong) : problem);
    Q_EMIT left();
}

bool AddressSection::validate()
{
    m_wrong = nullptr;
    say({});
    const QList<QWidget *> fields = fieldsOfKind();
    for (QWidget *field : fields) {
        const QString problem = problemOf(field);
        if (problem.isEmpty())
            continue;
        say(problem);
        m_wrong = field;
        return false;
    }
    return true;
}

void AddressSection::takeFocus()
{
    if (m_wrong)
        m_wrong->setFocus();
}

void AddressSection::say(const QString &problem)
{
    m_note->setToolTip(plainToolTip(problem)); // whole, should it be longer than its place
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
}

} // namespace ui

#include "moc_addresssection.cpp"
