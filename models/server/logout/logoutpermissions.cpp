// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutpermissions.h"

#include "models/server/connect/problemtext.h"
#include "models/server/logout/permissioninquiry.h"

#include <algorithm>
#include <utility>

namespace server
{

using messages::Logoutability;
using messages::Permission;
using redis::Connection;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

/// The formats whose sessions are there; where none is, those whose sessions may come.
std::vector<int> formatsToAskAbout(const formats::FormatsInUse &inUse)
{
    const std::vector<formats::Format> &all = inUse.set->formats();
    const auto isFound = [&inUse](const formats::Format &format) {
        const std::vector<formats::DetectionResult::Found> &found = inUse.detected.formats;
        return std::any_of(found.begin(), found.end(), [&format](const formats::DetectionResult::Found &each) {
            return formats::isSameFormat(each.description, format.description());
        });
    };
    const auto isUsers = [](const formats::Format &format) {
        const std::vector<formats::KeySpecification> &keys = format.description().keys;
        return !keys.empty() && keys.front().isGlob;
    };
    std::vector<int> present;
    std::vector<int> listed;
    for (int i = 0; i < int(all.size()); ++i) {
        if (!inUse.set->isListed(i))
            continue;
        listed.push_back(i);
        if (isFound(all[size_t(i)]) || isUsers(all[size_t(i)]))
            present.push_back(i);
    }
    return present.empty() ? listed : present;
}

bool areSame(const std::vector<PermissionQuestion> &a, const std::vector<PermissionQuestion> &b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const PermissionQuestion &left, const PermissionQuestion &right) {
            return left.format == right.format && left.purpose == right.purpose && left.anyOf == right.anyOf;
        });
}

} // namespace

LogoutPermissions::LogoutPermissions(messages::ConnectionProfile profile, messages::Credentials credentials,
                                     QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_credentials(std::move(credentials))
    , m_timer(this)
{
    m_timer.setInterval(kBetween);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        for (size_t i = 0; i < m_nodes.size(); ++i)
            ask(i);
    });
}

LogoutPermissions::~LogoutPermissions() = default;

void LogoutPermissions::addNode(redis::Node &node)
{
    const size_t index = m_nodes.size();
    m_nodes.push_back({.node = &node});
    connect(&node.commands(), &Connection::stateChanged, this, [this, index](Connection::State state) {
        if (state == Connection::State::Ready) {
            m_learnt.reset();
            ask(index);
        }
    });
}

void LogoutPermissions::clear()
{
    m_timer.stop();
    for (const NodeState &node : m_nodes) {
        node.node->commands().disconnect(this);
        delete node.inquiry;
    }
    m_nodes.clear();
}

void LogoutPermissions::setFormats(const std::shared_ptr<const formats::FormatsInUse> &inUse)
{
    std::vector<PermissionQuestion> questions;
    for (const int format : formatsToAskAbout(*inUse)) {
        std::vector<PermissionQuestion> more = permissionQuestions(inUse->set->at(format), format);
        std::move(more.begin(), more.end(), std::back_inserter(questions));
    }
    m_formats = inUse->set;
    if (!m_questions.empty() && areSame(questions, m_questions))
        return;
    m_questions = std::move(questions);
    m_titles.clear();
    for (const formats::Format &format : m_formats->formats())
        m_titles.append(format.title());
    for (NodeState &node : m_nodes)
        node.answer.reset();
    askAgain();
}

void LogoutPermissions::askAgain()
{
    m_learnt.reset();
    if (m_profile.readOnly) {
        update();
        return;
    }
    m_timer.start();
    for (size_t i = 0; i < m_nodes.size(); ++i)
        ask(i);
}

void LogoutPermissions::ask(size_t index)
{
    NodeState &state = m_nodes[index];
    if (m_profile.readOnly || m_questions.empty() || state.node->commands().state() != Connection::State::Ready)
        return;
    if (state.inquiry) {
        state.isOutdated = true;
        return;
    }
    state.isOutdated = false;
    const Connection &like = state.node->commands();
    state.inquiry =
        new PermissionInquiry(like.endpoint(), {m_profile.userName, m_credentials.password}, m_profile.database,
                              like.options(), PermissionAnswers(m_questions, m_titles), this);
    connect(state.inquiry, &PermissionInquiry::finished, this,
            [this, index](bool isAnswered, const Logoutability &answer) { takeAnswer(index, isAnswered, answer); });
    state.inquiry->start();
}

void LogoutPermissions::takeAnswer(size_t index, bool isAnswered, const Logoutability &answer)
{
    NodeState &state = m_nodes[index];
    state.inquiry->deleteLater();
    state.inquiry.clear();
    if (state.isOutdated) {
        ask(index);
        return;
    }
    // One that could not be asked may do what it could before, as far as is known.
    if (isAnswered)
        state.answer = answer;
    update();
}

void LogoutPermissions::takeReport(const messages::LogoutReport &report)
{
    const auto refused =
        std::find_if(report.outcomes.begin(), report.outcomes.end(),
                     [](const messages::LogoutOutcome &outcome) { return outcome.kind == Kind::Refused; });
    if (refused == report.outcomes.end())
        return;
    // One key may be refused, and the next one not.
    if (refused->words.startsWith(QLatin1String("NOPERM")) && refused->words.contains(QLatin1String(" run the "))) {
        const messages::Problem problem = describe({redis::ErrorKind::PermissionDenied, refused->words}, m_profile);
        m_learnt = Permission{Permission::Answer::No, problem};
        update();
    }
    for (size_t i = 0; i < m_nodes.size(); ++i)
        ask(i);
}

void LogoutPermissions::update()
{
    Logoutability now;
    bool isFirst = true;
    for (const NodeState &node : m_nodes) {
        if (!node.answer)
            continue;
        if (std::exchange(isFirst, false))
            now = *node.answer;
        else
            now.limitBy(*node.answer);
    }
    if (m_profile.readOnly)
        now = ofReadOnlyProfile();
    for (messages::FormatPermissions &format : now.formats) {
        if (m_learnt && format.isAsked && format.end.answer == Permission::Answer::Unknown)
            format.end = *m_learnt;
    }
    if (now == m_current)
        return;
    m_current = std::move(now);
    Q_EMIT changed(m_current);
}

Logoutability LogoutPermissions::ofReadOnlyProfile() const
{
    const Permission no{Permission::Answer::No, describe({redis::ErrorKind::ReadOnlyProfile, {}}, m_profile)};
    Logoutability result;
    result.transactions = no;
    result.formats.resize(size_t(m_titles.size()));
    for (const PermissionQuestion &question : m_questions)
        result.formats[size_t(question.format)] = {true, no, no, no};
    return result;
}

} // namespace server

#include "moc_logoutpermissions.cpp"
