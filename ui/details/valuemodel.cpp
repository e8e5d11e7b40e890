// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuemodel.h"

#include "models/formats/values/nestedvalue.h"
#include "models/formats/secrets/secretsearch.h"
#include "models/text/printabletext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/details/valuetext.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui
{

using formats::Value;

namespace
{

constexpr qsizetype kNameBytes = 200;
constexpr qsizetype kToolTipLength = 300;

/// The value once more: a row of the tree often has no room for it.
QString toolTipText(const Value &value)
{
    const QString text = scalarText(value);
    return text.size() > kToolTipLength ? text.first(kToolTipLength) + QChar(0x2026) : text;
}

} // namespace

struct ValueModel::Node {
    const Value *value = nullptr;
    const Value *key = nullptr; ///< null in a list, and for the root
    QByteArrayView judged;      ///< the name that says what the value is, mostly the key's; empty where there is none
    Node *parent = nullptr;
    int row = 0;
    int nesting = 0;                                          ///< texts within texts above it
    formats::SecretScope around = formats::SecretScope::Open; ///< of the container it stands in
    bool secret = false;                                      ///< the value
    bool secretName = false;
    std::unique_ptr<formats::NestedValue> nested; ///< what the text holds
    std::vector<std::unique_ptr<Node>> children;  ///< made when the first is asked for, each on its own

    /// The container that is shown: the value, or what is in its text.
    const Value &shown() const
    {
        const formats::NestedValue *inner = nested.get();
        return inner ? inner->value : *value;
    }
    QByteArrayView name() const { return judged; }
    CopyPlace place() const { return {name(), around}; }
};

ValueModel::ValueModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->value = &m_value;
}

ValueModel::~ValueModel() = default;

ValueModel::Node *ValueModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

// A payload that is no container is shown as the one row of a root without members.
ValueModel::Node *ValueModel::childOf(Node &node, int row) const
{
    const bool lone = &node == m_root.get() && !node.value->isContainer();
    const Value &container = node.shown();
    const size_t count = lone ? 1 : container.members.size();
    if (row < 0 || static_cast<size_t>(row) >= count)
        return nullptr;
    if (node.children.size() != count)
        node.children.resize(count);
    std::unique_ptr<Node> &child = node.children[static_cast<size_t>(row)];
    if (child)
        return child.get();
    child = std::make_unique<Node>();
    child->parent = &node;
    child->row = row;
    child->nesting = node.nesting;
    child->value = node.value;
    if (!lone) {
        const Value::Member &member = container.members[static_cast<size_t>(row)];
        child->value = &member.value;
        child->around = m_judge.scopeOf(node.name(), node.around, container);
        if (container.kind != Value::Kind::List) {
            child->key = &member.key;
            child->judged = formats::judgedName(container, member);
            child->secretName = m_judge.isSecretName(member.key.bytes);
        }
    }
    auto nested = formats::nestedValue(*child->value);
    if (nested && node.nesting < formats::kMostNesting) {
        child->nested = std::make_unique<formats::NestedValue>(std::move(*nested));
        ++child->nesting;
    } else {
        child->secret = nested || m_judge.isSecret(child->name(), *child->value, child->around);
    }
    return child.get();
}

QModelIndex ValueModel::indexOf(const Node &node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

QModelIndex ValueModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || (parent.isValid() && parent.column() != 0))
        return {};
    const Node *child = childOf(*nodeOf(parent), row);
    return child ? createIndex(row, 0, child) : QModelIndex();
}

QModelIndex ValueModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(*nodeOf(child)->parent) : QModelIndex();
}

int ValueModel::rowCount(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (node == m_root.get() && !m_value.isContainer())
        return m_value.kind == Value::Kind::Null ? 0 : 1;
    return static_cast<int>(node->shown().members.size());
}

int ValueModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool ValueModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant ValueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return displayText(node);
    case Qt::ToolTipRole:
        return plainToolTip(isHidden(node) ? tr("A secret. Press Enter, or click “hidden”, to show it.")
                                           : pathOf(node) + QLatin1Char('\n') + toolTipText(node.shown()));
    case NameRole:
        return nameOf(node);
    case ValueRole:
        return node.shown().isContainer() || (isHidden(node) && node.secret) ? QString() : scalarText(*node.value);
    case SummaryRole:
        return summaryOf(node);
    case KindRole:
        return static_cast<int>(node.shown().kind);
    case HiddenRole:
        return isHidden(node);
    case SecretRole:
        return node.secret || node.secretName;
    case PathRole:
        return pathOf(node);
    case StepRole:
        return stepOf(node);
    case CopyRole:
        return copyText(*node.value, node.place(), {m_judge, m_revealed ? m_revealed->value : nullptr});
    case CopyJsonRole:
        return copyJson(node.shown(), node.place(), {m_judge, m_revealed ? m_revealed->value : nullptr});
    default:
        return {};
    }
}

QVariant ValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return tr("Session data");
    return {};
}

void ValueModel::setSessionId(const QByteArray &id)
{
    Q_ASSERT(thread() == QThread::currentThread());
    // Judged anew: the nodes know by the old id what is hidden.
    beginResetModel();
    m_revealed = nullptr;
    m_judge = formats::SecretJudge(id);
    m_root = std::make_unique<Node>();
    m_root->value = &m_value;
    endResetModel();
}

bool ValueModel::setValue(const Value &value)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (sameValue(value, m_value))
        return false;
    beginResetModel();
    m_revealed = nullptr;
    m_root = std::make_unique<Node>();
    m_value = value;
    m_root->value = &m_value;
    endResetModel();
    return true;
}

void ValueModel::clear()
{
    setValue(Value());
}

void ValueModel::reveal(const QModelIndex &index)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Node *wanted = index.isValid() && index.data(SecretRole).toBool() ? nodeOf(index) : nullptr;
    if (wanted == m_revealed)
        return;
    const QModelIndex before = revealed();
    m_revealed = wanted;
    const QList<int> roles{
        Qt::DisplayRole, Qt::AccessibleTextRole, Qt::ToolTipRole, NameRole, ValueRole, PathRole, HiddenRole, CopyRole,
        CopyJsonRole};
    if (before.isValid())
        Q_EMIT dataChanged(before, before, roles);
    if (wanted)
        Q_EMIT dataChanged(index, index, roles);
}

QModelIndex ValueModel::revealed() const
{
    return m_revealed ? indexOf(*m_revealed) : QModelIndex();
}

QStringList ValueModel::steps(const QModelIndex &index)
{
    QStringList result;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        result.prepend(at.data(StepRole).toString());
    return result;
}

QModelIndex ValueModel::find(const QStringList &steps) const
{
    QModelIndex at;
    for (const QString &step : steps) {
        QModelIndex next;
        if (nodeOf(at)->shown().kind == Value::Kind::List && step.size() > 2) {
            // "[17]": a long list is not searched for the name of each row.
            next = index(QStringView(step).sliced(1, step.size() - 2).toInt(), 0, at);
            if (!next.isValid())
                return {};
        }
        for (int row = 0; row < rowCount(at) && !next.isValid(); ++row) {
            const QModelIndex candidate = index(row, 0, at);
            if (stepOf(*nodeOf(candidate)) == step)
                next = candidate;
        }
        if (!next.isValid())
            return {};
        at = next;
    }
    return at;
}

QString ValueModel::nameOf(const Node &node) const
{
    if (node.parent == m_root.get() && !m_value.isContainer())
        return tr("value");
    if (!node.key)
        return QStringLiteral("[%1]").arg(node.row);
    if (node.secretName && &node != m_revealed)
        return text::maskedSessionId(node.key->bytes);
    if (node.key->kind != Value::Kind::String)
        return scalarText(*node.key);
    const QByteArrayView name(node.key->bytes);
    return name.isEmpty() ? QStringLiteral("\"\"") : text::printableText(name.first(qMin(name.size(), kNameBytes)));
}

QString ValueModel::pathOf(const Node &node) const
{
    QString path;
    for (const Node *at = &node; at && at != m_root.get(); at = at->parent) {
        const bool dot = !path.isEmpty() && !path.startsWith(QLatin1Char('['));
        path.prepend(dot ? nameOf(*at) + QLatin1Char('.') : nameOf(*at));
    }
    return path;
}

bool ValueModel::isHidden(const Node &node) const
{
    return &node != m_revealed && (node.secret || node.secretName);
}

QString ValueModel::stepOf(const Node &node) const
{
    // Its place says which it is: two hidden names may look alike.
    return node.secretName ? QStringLiteral("#%1").arg(node.row) : nameOf(node);
}

QString ValueModel::summaryOf(const Node &node) const
{
    if (!node.shown().isContainer())
        return {};
    const QString members = containerText(node.shown());
    return node.nested ? tr("%1 in a text, %2").arg(codecText(node.nested->codec), members) : members;
}

QString ValueModel::displayText(const Node &node) const
{
    if (isHidden(node) && !node.shown().isContainer())
        return tr("%1: hidden").arg(nameOf(node));
    return QStringLiteral("%1: %2").arg(nameOf(node), node.nested ? summaryOf(node) : scalarText(*node.value));
}

bool ValueModel::matches(const QModelIndex &index, const QString &text) const
{
    const Node &node = *nodeOf(index);
    if (nameOf(node).contains(text, Qt::CaseInsensitive))
        return true;
    if (isHidden(node) || node.shown().isContainer())
        return false;
    const bool isText = node.value->kind == Value::Kind::String;
    return (isText ? QString::fromUtf8(node.value->bytes) : scalarText(*node.value))
        .contains(text, Qt::CaseInsensitive);
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.kind != b.kind || a.boolean != b.boolean || a.integer != b.integer || a.bytes != b.bytes ||
        a.members.size() != b.members.size())
        return false;
    // NaN is the same NaN.
    if (a.number != b.number && !(std::isnan(a.number) && std::isnan(b.number)))
        return false;
    return std::equal(a.members.begin(), a.members.end(), b.members.begin(),
                      [](const Value::Member &x, const Value::Member &y) {
                          return sameValue(x.key, y.key) && sameValue(x.value, y.value);
                      });
}

} // namespace ui

#include "moc_valuemodel.cpp"
