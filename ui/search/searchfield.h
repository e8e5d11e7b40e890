// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

class QLabel;

namespace ui
{

/// The one search field. What is typed is told after a short pause; an error in it is underlined where it
/// stands and explained right below, without moving anything. What it was taken for is said there, too.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int kPauseMs = 80;       ///< as-you-type, but not for each letter of a fast typist
    static constexpr int kErrorPauseMs = 500; ///< half a word is not yet an error

    explicit SearchField(QWidget *parent = nullptr);

    void setError(qsizetype position, qsizetype length, const QString &message);
    void clearError();
    bool hasError() const { return !m_message.isEmpty(); }
    const QString &errorMessage() const { return m_message; }
    /// What is to be known of a text that is right; empty: nothing. Below the field while somebody is in it, and in its
    /// tooltip.
    void setRemark(const QString &remark);
    const QString &remark() const { return m_remark; }
    /// The text is a way into somebody's session: nobody may read it from the screen, or copy it from here.
    void setMasked(bool masked);
    bool isMasked() const { return echoMode() != Normal; }
    /// Whether the explanation is on screen by now.
    bool isErrorExplained() const;
    bool isRemarkShown() const;
    /// Something else is shown in the explanation's place; the marks stay.
    void setExplanationHeld(bool held);
    /// Where the character at this position begins, in widget coordinates.
    int xOf(qsizetype position) const;
    /// Tells the text, and an error in it, at once instead of after the pause.
    void flush();

Q_SIGNALS:
    void searchChanged(const QString &text);
    /// What is wrong has been so for a while: it is no word that is still being typed.
    void errorSettled();
    /// Return or Down: on to the results.
    void resultsRequested();
    void helpRequested();
    void historyRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void settleError();
    void explain();
    void describe();
    bool isExplanationShown() const;
    void applyColours();

    QTimer m_pause;
    QTimer m_errorPause;
    QPointer<QLabel> m_explanation; ///< floats over the window, and is the window's child
    QString m_message;
    QString m_remark;
    bool m_explanationHeld = false;
    qsizetype m_errorPosition = 0;
    qsizetype m_errorLength = 0;
};

} // namespace ui
