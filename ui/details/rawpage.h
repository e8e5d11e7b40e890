// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/recordcontent.h"

#include <QByteArray>
#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;

namespace ui
{

class MessagePage;
class ToneLabel;

/// The bytes of a record as Redis has them, as text or as a hex dump. Covered until asked for: raw bytes
/// hide no secrets.
class RawPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 64 * 1024;

    explicit RawPage(QWidget *parent = nullptr);

    void setContent(const sessions::RecordContent &content);
    void clear();
    void uncover();
    bool isCovered() const { return m_covered; }

private:
    void display();

    QStackedWidget *m_stack;
    MessagePage *m_message;
    QWidget *m_textPage;
    QPlainTextEdit *m_text;
    ToneLabel *m_note;
    QByteArray m_key;
    QByteArray m_raw;
    qint64 m_size = -1;
    formats::RecordType m_type = formats::RecordType::Unknown;
    bool m_covered = true;
};

} // namespace ui
