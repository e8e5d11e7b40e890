// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the running window asks for, held against what lupdate finds.
#include "tests/translations/extraction.h"
#include "tests/ui/window/livewindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QPixmap>
#include <QMutex>
#include <QMutexLocker>
#include <QTemporaryDir>
#include <QTranslator>

namespace
{

using support::LiveWindow;
using support::SourceText;

/// Knows no language, and notes what it is asked for; the I/O thread asks too.
class Listener final : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.insert({QString::fromUtf8(context), QString::fromUtf8(source)});
        return {};
    }
    bool isEmpty() const override { return false; }

    /// Without what Qt's own classes ask for.
    QSet<SourceText> asked() const
    {
        const QMutexLocker lock(&m_mutex);
        QSet<SourceText> ours = m_asked;
        ours.removeIf([](const SourceText &text) {
            return text.context.startsWith(QLatin1Char('Q')) && !text.context.contains(QLatin1String("::"));
        });
        return ours;
    }

private:
    mutable QMutex m_mutex;
    mutable QSet<SourceText> m_asked;
};

class Asked : public LiveWindow
{
protected:
    Asked() { QCoreApplication::installTranslator(&listener); }
    ~Asked() override { QCoreApplication::removeTranslator(&listener); }

    void closeDialogs() const
    {
        const auto dialogs = window->findChildren<QDialog *>();
        for (QDialog *dialog : dialogs) {
            if (dialog->isVisible())
                dialog->reject();
        }
    }

    /// Whatever the menus offer now, one after another: what opens is looked at and closed again.
    void tryMenus(const QStringList &but) const
    {
        const QList<QAction *> all = menuActions();
        for (QAction *action : all) {
            if (!action->isEnabled() || !action->isVisible() || but.contains(plainText(*action)))
                continue;
            action->trigger();
            const auto dialogs = window->findChildren<QDialog *>();
            for (QDialog *dialog : dialogs) {
                if (dialog->isVisible())
                    dialog->grab();
            }
            closeDialogs();
        }
    }

    Listener listener;
};

TEST_F(Asked, EverythingIsThereForTranslators)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("all_en.ts"));
    ASSERT_FALSE(support::updateFile(file).isNull()) << "lupdate did not run";
    const auto known = support::textsOf(support::readMessages(file));

    show();
    window->grab();
    ASSERT_TRUE(connectLive());
    for (int i = 0; i < 3; ++i)
        watched.setJson(support::sessionId(i), "alice", 600'000);
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    clickRow(0);
    window->grab();
    const QStringList goodbye{QStringLiteral("Quit"), QStringLiteral("Disconnect")};
    tryMenus(goodbye);
    menuAction(QStringLiteral("Go to Users"))->trigger();
    window->grab();
    tryMenus(goodbye);
    window->setSearchText(QStringLiteral("user:nobody"));
    window->grab();
    menuAction(QStringLiteral("Disconnect"))->trigger();
    window->grab();

    const auto asked = listener.asked();
    EXPECT_GT(asked.size(), 250);
    EXPECT_EQ(support::listed(QSet(asked).subtract(known)), "") << "not extracted, or in another context";
}

} // namespace
