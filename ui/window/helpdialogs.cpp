// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/helpdialogs.h"

#include "ui/controls/closerow.h"
#include "ui/theme/theme.h"
#include "ui/window/shortcutlist.h"
#include "ui/window/shortcutsdialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QIcon>
#include <QLabel>
#include <QMainWindow>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kAppIconSize = 64;

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(ui::HelpText)
};

QDialog *newDialog(QWidget *window, const QString &title)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    return dialog;
}

void addCloseButton(QDialog *dialog, QVBoxLayout *column)
{
    column->addLayout(new CloseRow(dialog));
}

} // namespace

void showShortcuts(const QMainWindow &window, QWidget *parent)
{
    auto *dialog = new ShortcutsDialog(shortcutsOf(window), parent);
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
