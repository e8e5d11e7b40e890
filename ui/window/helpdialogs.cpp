// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/helpdialogs.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kAppIconSize = 64;

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(ui::HelpText)
};

/// "&Log Out…" without what belongs to a menu only.
QString plainText(QString text)
{
    text.remove(QLatin1Char('&'));
    return text.remove(QChar(0x2026));
}

QDialog *newDialog(QWidget *window, const QString &title)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    return dialog;
}

void addCloseButton(QDialog *dialog, QVBoxLayout *column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
}

int addKeys(QGridLayout *grid, int row, const QMenu *menu, QWidget *parent)
{
    const QList<QAction *> actions = menu->actions();
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        QStringList keys;
        const QList<QKeySequence> shortcuts = action->shortcuts();
        for (const QKeySequence &key : shortcuts)
            keys += key.toString(QKeySequence::NativeText);
        auto *keyLabel = new QLabel(keys.join(QStringLiteral("  ")), parent);
        keyLabel->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(new QLabel(plainText(action->text()), parent), row, 0);
        grid->addWidget(keyLabel, row, 1, Qt::AlignRight);
        ++row;
    }
    return row;
}

} // namespace

void showShortcuts(const QMenuBar *bar, QWidget *window)
{
    QDialog *dialog = newDialog(window, HelpText::tr("Keyboard Shortcuts"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 16, 20, 16);
    auto *menus = new QGridLayout;
    menus->setHorizontalSpacing(40);
    menus->setVerticalSpacing(16);
    int place = 0;
    const QList<QAction *> titles = bar->actions();
    for (const QAction *title : titles) {
        if (!title->menu())
            continue;
        auto *box = new QWidget(dialog);
        auto *grid = new QGridLayout(box);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(24);
        auto *heading = new QLabel(QStringLiteral("<b>%1</b>").arg(plainText(title->text()).toHtmlEscaped()), box);
        grid->addWidget(heading, 0, 0);
        if (addKeys(grid, 1, title->menu(), box) == 1) {
            delete box;
            continue;
        }
        menus->addWidget(box, place / 2, place % 2, Qt::AlignTop);
        ++place;
    }
    column->addLayout(menus);
    addCloseButton(dialog, column);
    dialog->open();
}

void showAbout(QWidget *window)
{
    QDialog *dialog = newDialog(window, HelpText::tr("About Sessionscope"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(kGrid * 3);
    auto *icon = new QLabel(dialog);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/appicon.svg"))
                        .pixmap(QSize(kAppIconSize, kAppIconSize), window->devicePixelRatioF()));
    auto *text = new QLabel(dialog);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    const QString version =
        QCoreApplication::applicationVersion().isEmpty()
            ? QString()
            : HelpText::tr("Version %1").arg(QCoreApplication::applicationVersion().toHtmlEscaped());
    text->setText(
        QStringLiteral("<h3>Sessionscope</h3><p>%1</p><p>%2</p><p>%3</p><p>%4</p>")
            .arg(version,
                 HelpText::tr("Shows, live, the user sessions that web applications keep in Redis, and "
                              "ends them."),
                 HelpText::tr("Copyright © 2026 the Sessionscope developers. Free software under the "
                              "<a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">GNU General Public License, "
                              "version 3</a> or later. It comes without any warranty."),
                 HelpText::tr("Built with Qt %1 and hiredis.").arg(QLatin1String(qVersion()))));
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addWidget(text);
    addCloseButton(dialog, column);
    dialog->open();
}

} // namespace ui
