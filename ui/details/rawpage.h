// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"
#include "ui/details/rawtext.h"

#include <QByteArray>
#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;

namespace ui
{

class Chip;
class MessagePage;
class SegmentedSwitch;
class ToneLabel;

/// The bytes of a record as Redis has them, as text or in hexadecimal rows, page by page. The secrets that
/// the decoded payload hides are covered here too, until they are revealed; where they cannot be found in the
/// bytes, all is covered.
class RawPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RawPage(QWidget *parent = nullptr);

    /// Of another session: its content will come.
    void clear(const QByteArray &sessionId = {});
    void setContent(const messages::RecordContent &content);
    /// Shows secrets as they are, until another session comes.
    void setRevealed(bool revealed);
    bool isRevealed() const { return m_revealed; }
    /// Nothing can be shown without being revealed.
    bool isCovered() const;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum View { Text, Hex };
    void prepare();
    void display();
    void turnTo(int page);
    int columns() const;

    QStackedWidget *m_stack;
    MessagePage *m_message;
    QWidget *m_textPage;
    SegmentedSwitch *m_view;
    QPlainTextEdit *m_text;
    ToneLabel *m_note;
    Chip *m_reveal;
    QWidget *m_turning; ///< for payloads of several pages
    ToneLabel *m_place;
    Chip *m_previous;
    Chip *m_next;
    messages::RecordContent m_content;
    QByteArray m_sessionId;
    RawText m_raw;
    int m_page = 0;
    int m_shownColumns = 0;
    bool m_prepared = false; ///< `m_raw` is of this content: made when it is first looked at
    bool m_fits = false;     ///< every secret was found in the bytes
    bool m_viewChosen = false;
    bool m_revealed = false;
};

} // namespace ui
