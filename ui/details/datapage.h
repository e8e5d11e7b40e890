// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/recordcontent.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace ui
{

class MessagePage;
class ToneLabel;
class ValueView;

/// The decoded payload, or why there is none.
class DataPage final : public QWidget
{
    Q_OBJECT

public:
    explicit DataPage(QWidget *parent = nullptr);

    /// Of another session: the old payload is gone at once, "Reading…" comes only if it takes a while.
    void setLoading();
    void setContent(const sessions::RecordContent &content, const QString &formatTitle);
    ValueView &view() { return *m_view; }
    QString message() const;

Q_SIGNALS:
    void rawRequested();

private:
    QStackedWidget *m_stack;
    MessagePage *m_message;
    QWidget *m_treePage;
    ValueView *m_view;
    ToneLabel *m_note;
    QTimer m_patience;
    bool m_fresh = true;
};

} // namespace ui
