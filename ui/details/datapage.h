// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace ui
{

class MessagePage;
class NoticeCard;
class ValueSearchBar;
class ValueView;

/// The decoded payload, or why there is none; and what has to be known before it is read.
class DataPage final : public QWidget
{
    Q_OBJECT

public:
    explicit DataPage(QWidget *parent = nullptr);

    /// Of another session: the old payload is gone at once, "Reading…" comes only if it takes a while.
    void setLoading(const QByteArray &sessionId);
    void setContent(const messages::RecordContent &content, const QString &formatTitle);
    ValueView &view() { return *m_view; }
    QString message() const;
    /// Puts the cursor into the search field, if there is something to search.
    void beginSearch();

Q_SIGNALS:
    void rawRequested();

private:
    void showMessage(const QString &title, const QString &text = {}, const QString &action = {});

    NoticeCard *m_notice;
    QStackedWidget *m_stack;
    MessagePage *m_message;
    QWidget *m_treePage;
    ValueView *m_view;
    ValueSearchBar *m_search;
    QTimer m_patience;
    bool m_fresh = true;
};

} // namespace ui
