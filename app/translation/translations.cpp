// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace app
{

namespace
{

const auto kFolder = QStringLiteral(":/translations");

void install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &folder)
{
    auto *const translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

/// `%Ln` groups digits as the default locale does, and the C locale's does not: a million cannot be read like that.
void groupDigits()
{
    QLocale locale;
    if (locale.language() != QLocale::C)
        return;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    QLocale::setDefault(locale);
}

} // namespace

void installTranslations(QCoreApplication &application)
{
    groupDigits();
    // What is installed last is asked first.
    install(application, QLocale(QLocale::English), QStringLiteral("sessionscope"), kFolder);
    install(application, QLocale(), QStringLiteral("sessionscope"), kFolder);
    install(application, QLocale(), QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace app
