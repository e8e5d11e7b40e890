// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace formats
{
struct DetectionResult;
class FormatSet;
} // namespace formats

namespace ui
{

/// The formats that a server was found to hold, each with a mark that says whether its sessions are listed.
class FoundFormatsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Prefix, Keys, Origin, ColumnCount };

    explicit FoundFormatsModel(QObject *parent = nullptr);

    /// `own`: ids of the user's formats; they are there also where no key of theirs was found.
    void setFormats(const formats::DetectionResult &detected, const formats::FormatSet *inUse, const QStringList &own,
                    const QStringList &unlisted);
    /// Id of the user's format in this row; empty: it is built in.
    QString ownId(int row) const;
    /// formats::formatListName() of this row; empty: there is none.
    QString name(int row) const;
    /// -1: there is none.
    int rowOfId(const QString &id) const;
    int rowOfName(const QString &name) const;
    /// What the marks say now, with what was not listed of other servers.
    QStringList unlisted() const { return m_unlisted; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// By the user's hand.
    void unlistedChanged();

private:
    struct Row {
        QString id;
        QString name; ///< formats::formatListName()
        QString title;
        QString prefix;
        qint64 keys = 0;
        bool own = false;
        bool offered = false;
        bool operator==(const Row &) const = default;
    };

    QString cell(const Row &row, int column) const;

    std::vector<Row> m_rows;
    QStringList m_unlisted;
};

} // namespace ui
