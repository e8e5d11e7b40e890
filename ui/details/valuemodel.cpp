// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuemodel.h"

#include "models/sessions/printabletext.h"
#include "ui/details/secretnames.h"
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

bool isHideable(const Value &value)
{
    // Nothing is given away by a flag, and a missing secret is worth seeing.
    return !value.isContainer() && value.kind != Value::Kind::Null && value.kind != Value::Kind::Bool;
}

} // namespace

struct ValueModel::Node {
    const Value *value = nullptr;
    const Value *key = nullptr; ///< null in a list, and for the root
    Node *parent = nullptr;
    int row = 0;
    bool secretBranch = false; ///< below the name of a secret
    std::vector<std::unique_ptr<Node>> children; ///< made when the first is asked for, each on its own
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
    const size_t count = lone ? 1 : node.value->members.size();
    if (row < 0 || static_cast<size_t>(row) >= count)
        return nullptr;
    if (node.children.size() != count)
        node.children.resize(count);
    std::unique_ptr<Node> &child = node.children[static_cast<size_t>(row)];
    if (!child) {
        child = std::make_unique<Node>();
        child->parent = &node;
        child->row = row;
        if (lone) {
            child->value = node.value;
        } else {
            const Value::Member &member = node.value->members[static_cast<size_t>(row)];
            child->value = &member.value;
            if (node.value->kind != Value::Kind::List)
                child->key = &member.key;
        }
        const QByteArrayView name = child->key ? QByteArrayView(child->key->bytes) : QByteArrayView();
        child->secretBranch = node.secretBranch
            || (child->value->isContainer() ? isSecretName(name) : isSecretScalarName(name));
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
    return static_cast<int>(node->value->members.size());
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
        return isHidden(node) ? tr("A secret by its name. Press Enter, or click “hidden”, to show it.") : pathOf(node);
    case NameRole:
        return nameOf(node);
    case ValueRole:
        return node.value->isContainer() || isHidden(node) ? QString() : scalarText(*node.value);
    case SummaryRole:
        return node.value->isContainer() ? containerText(*node.value) : QString();
    case KindRole:
        return static_cast<int>(node.value->kind);
    case HiddenRole:
        return isHidden(node);
    case SecretRole:
        return isSecret(node);
    case PathRole:
        return pathOf(node);
    case CopyRole:
        if (isHidden(node))
            return QString();
        return copyText(*node.value, m_revealed == &node);
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
    const Node *wanted = index.isValid() && isSecret(*nodeOf(index)) ? nodeOf(index) : nullptr;
    if (wanted == m_revealed)
        return;
    const QModelIndex before = revealed();
    m_revealed = wanted;
    const QList<int> roles{Qt::DisplayRole, Qt::AccessibleTextRole, Qt::ToolTipRole, ValueRole, HiddenRole, CopyRole};
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
        result.prepend(at.data(NameRole).toString());
    return result;
}

QModelIndex ValueModel::find(const QStringList &steps) const
{
    QModelIndex at;
    for (const QString &step : steps) {
        QModelIndex next;
        if (nodeOf(at)->value->kind == Value::Kind::List && step.size() > 2) {
            // "[17]": a long list is not searched for the name of each row.
            next = index(QStringView(step).sliced(1, step.size() - 2).toInt(), 0, at);
            if (!next.isValid())
                return {};
        }
        for (int row = 0; row < rowCount(at) && !next.isValid(); ++row) {
            const QModelIndex candidate = index(row, 0, at);
            if (nameOf(*nodeOf(candidate)) == step)
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
    if (node.key->kind != Value::Kind::String)
        return scalarText(*node.key);
    const QByteArrayView name(node.key->bytes);
    return name.isEmpty() ? QStringLiteral("\"\"")
                          : sessions::printableText(name.first(qMin(name.size(), kNameBytes)));
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

bool ValueModel::isSecret(const Node &node) const
{
    return node.secretBranch && isHideable(*node.value);
}

bool ValueModel::isHidden(const Node &node) const
{
    return &node != m_revealed && isSecret(node);
}

QString ValueModel::displayText(const Node &node) const
{
    if (isHidden(node))
        return tr("%1: hidden").arg(nameOf(node));
    return QStringLiteral("%1: %2").arg(nameOf(node), scalarText(*node.value));
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.kind != b.kind || a.boolean != b.boolean || a.integer != b.integer || a.bytes != b.bytes
        || a.members.size() != b.members.size())
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
