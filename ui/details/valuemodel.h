// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/secrets/secrets.h"
#include "models/formats/values/value.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <memory>

namespace ui
{

/// A decoded payload as a read-only tree of one column. Nodes are made when a view asks for them, so a
/// payload of a million members costs nothing until it is opened.
///
/// Texts that hold JSON or another serialization are opened in place. Secrets are hidden (formats::isSecret),
/// and names that are secrets themselves; one row at a time can be revealed.
class ValueModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString: the key, or the index in a list as "[3]"
        ValueRole,                   ///< QString: as drawn; empty while hidden
        SummaryRole,                 ///< QString: "2 items", "object of class x"; containers only
        KindRole,                    ///< int of formats::Value::Kind
        HiddenRole,                  ///< bool: a secret that is not revealed
        SecretRole,                  ///< bool: a secret, revealed or not
        PathRole,                    ///< QString: `passport.user.id`, `items[2]`
        StepRole,                    ///< QString: the name as find() takes it, which gives no secret away
        CopyRole,                    ///< QString: the value whole, dots where a secret is hidden
        CopyJsonRole,                ///< QString: the same as JSON
    };

    explicit ValueModel(QObject *parent = nullptr);
    ~ValueModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Containers show their members as top-level rows, anything else is one row. False, and no signal:
    /// it is the value that is shown already.
    bool setValue(const formats::Value &value);
    /// The id of the session that holds the value: hidden in it wherever it stands.
    void setSessionId(const QByteArray &id);
    void clear();

    /// Shows this secret, and hides the one that was shown before. An invalid index only hides.
    void reveal(const QModelIndex &index);
    QModelIndex revealed() const;
    /// Finds a row again after setValue(), by the steps to it.
    QModelIndex find(const QStringList &steps) const;
    static QStringList steps(const QModelIndex &index);
    /// Whether what is shown of this row, name or whole value, has `text` in it; what is hidden never has.
    bool matches(const QModelIndex &index, const QString &text) const;

private:
    struct Node;

    Node *nodeOf(const QModelIndex &index) const;
    Node *childOf(Node &node, int row) const;
    QModelIndex indexOf(const Node &node) const;
    QString nameOf(const Node &node) const;
    QString pathOf(const Node &node) const;
    bool isHidden(const Node &node) const;
    QString stepOf(const Node &node) const;
    QString summaryOf(const Node &node) const;
    QString displayText(const Node &node) const;

    formats::SecretJudge m_judge;
    formats::Value m_value;
    std::unique_ptr<Node> m_root;
    const Node *m_revealed = nullptr;
};

/// Deep equality, for "has it changed?".
bool sameValue(const formats::Value &a, const formats::Value &b);

} // namespace ui
