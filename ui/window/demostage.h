// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QWidget>

namespace ui
{

class WindowActions;
class WindowLayout;

/// Where a demo stands in the window beside its bar: the laboratory at the right, the line of a story under everything;
/// and the stories that Help offers. Knows nothing of what is in them.
class DemoStage final : public QObject
{
    Q_OBJECT

public:
    struct StoryTitle {
        QString name; ///< what it is asked for by
        QString title;
    };

    DemoStage(QWidget &window, WindowActions &actions, WindowLayout &layout);

    /// The window owns it from now on. It is out of sight until it is asked for.
    void setLaboratory(QWidget *panel);
    void showLaboratory(bool shown);
    bool isLaboratoryShown() const;
    /// Shows and hides itself. The window owns it from now on.
    void setStoryBar(QWidget *bar);
    void offerStories(const QList<StoryTitle> &stories);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void laboratoryShown(bool shown);
    void storyRequested(const QString &name);
    void storiesOffered(const QList<ui::DemoStage::StoryTitle> &stories);

private:
    void placeDetails();
    void showWhileLent();

    QWidget &m_window;
    WindowActions &m_actions;
    WindowLayout &m_layout;
    QPointer<QWidget> m_laboratory;
    bool m_isShownByLending = false; ///< and hidden again when it is back, unless somebody asks for it
};

} // namespace ui
