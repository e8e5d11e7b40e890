// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/extraction.h"

#include "tests/support/places.h"

#include <QFile>
#include <QProcess>
#include <QXmlStreamReader>

#include <algorithm>

namespace support
{

QList<Message> readMessages(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&device);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (name == QLatin1String("message")) {
            messages.append({.text = {context, {}}, .forms = {}});
            messages.last().isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        } else if (name == QLatin1String("source")) {
            messages.last().text.source = xml.readElementText();
        } else if (name == QLatin1String("translation")) {
            messages.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().isPlural)
                messages.last().forms.append(xml.readElementText());
        } else if (name == QLatin1String("numerusform")) {
            messages.last().forms.append(xml.readElementText());
        }
    }
    return messages;
}

QSet<SourceText> textsOf(const QList<Message> &messages)
{
    QSet<SourceText> texts;
    for (const Message &message : messages)
        texts.insert(message.text);
    return texts;
}

std::string listed(const QSet<SourceText> &texts)
{
    QStringList lines;
    for (const SourceText &text : texts)
        lines.append(QStringLiteral("    %1: %2\n").arg(text.context, text.source));
    lines.sort();
    return lines.join(QString()).toStdString();
}

QString updateFile(const QString &file, const QStringList &options)
{
    QProcess lupdate;
    lupdate.setWorkingDirectory(support::sourceFolder());
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(SESSIONSCOPE_LUPDATE),
                  options + QStringList{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-I"),
                                        support::sourceFolder(), QStringLiteral("app"), QStringLiteral("models"),
                                        QStringLiteral("ui"), QStringLiteral("-ts"), file});
    if (!lupdate.waitForFinished(240'000) || lupdate.exitStatus() != QProcess::NormalExit || lupdate.exitCode() != 0)
        return {};
    return QStringLiteral("") + QString::fromUtf8(lupdate.readAll());
}

} // namespace support
