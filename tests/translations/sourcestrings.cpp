// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/sourcestrings.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace support
{

namespace
{

using Expression = QRegularExpression;

struct SourceFile {
    QString name;
    QString code; ///< without comments, each line where it was
};

/// Comments become blanks. No file of the project has quotes in character literals but '"', and the end of a raw string
/// is never told by a word of its own.
QString withoutComments(QString code)
{
    static const Expression s_part(
        QStringLiteral(R"~(\bR"\(.*?\)"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'|//[^\n]*|/\*.*?\*/)~"),
        Expression::DotMatchesEverythingOption);
    for (auto it = s_part.globalMatch(QString(code)); it.hasNext();) {
        const auto match = it.next();
        const bool isComment = match.capturedView().startsWith(QLatin1Char('/'));
        const bool isQuote = match.capturedView() == QLatin1String("'\"'");
        if (!isComment && !isQuote)
            continue;
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (code[i] != QLatin1Char('\n'))
                code[i] = QLatin1Char(' ');
        }
    }
    return code;
}

QList<SourceFile> sourcesIn(const QString &root, const QStringList &folders)
{
    QList<SourceFile> sources;
    for (const QString &folder : folders) {
        for (QDirIterator it(root + QLatin1Char('/') + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                             QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                sources.append(
                    {QDir(root).relativeFilePath(file.fileName()), withoutComments(QString::fromUtf8(file.readAll()))});
        }
    }
    return sources;
}

QString placeIn(const SourceFile &file, qsizetype at)
{
    return QStringLiteral("%1:%2").arg(file.name).arg(QStringView(file.code).first(at).count(QLatin1Char('\n')) + 1);
}

/// What the last match before a place has captured.
QString lastBefore(const Expression &expression, const QString &code, qsizetype at)
{
    QString found;
    for (auto it = expression.globalMatch(code); it.hasNext();) {
        const auto match = it.next();
        if (match.capturedStart() >= at)
            break;
        found = match.captured(1);
    }
    return found;
}

QString namespaceAt(const SourceFile &file, qsizetype at)
{
    static const Expression s_namespace(QStringLiteral("^namespace (\\w+)$"), Expression::MultilineOption);
    return lastBefore(s_namespace, file.code, at);
}

QString classAround(const SourceFile &file, qsizetype at)
{
    static const Expression s_class(QStringLiteral("^ *(?:class|struct) (\\w+)(?=[^;()]*\\{)"),
                                    Expression::MultilineOption);
    return lastBefore(s_class, file.code, at);
}

/// The class of the member function that a place is in; empty: it is in a free function.
QString classOfFunction(const SourceFile &file, qsizetype at)
{
    static const Expression s_definition(
        QStringLiteral(
            "^(?:class (?<own>\\w+)(?=[^;]*\\{)|(?=[A-Za-z])(?:[^\\n=;]*?\\b(?<of>\\w+)::~?\\w+\\(|[^\\n=;]*\\())"),
        Expression::MultilineOption);
    QString found;
    for (auto it = s_definition.globalMatch(file.code); it.hasNext();) {
        const auto match = it.next();
        if (match.capturedStart() >= at)
            break;
        found = match.captured(QStringLiteral("own")) + match.captured(QStringLiteral("of"));
    }
    return found;
}

/// Literals that stand side by side are one; null: no literal stands here.
QString literalAt(const QString &code, qsizetype at)
{
    static const Expression s_literal(QStringLiteral(R"~(\G\s*(?:R"\((?<raw>.*?)\)"|"((?:[^"\\\n]|\\.)*)"))~"),
                                      Expression::DotMatchesEverythingOption);
    QString text;
    for (auto match = s_literal.match(code, at); match.hasMatch(); match = s_literal.match(code, match.capturedEnd())) {
        text += QStringLiteral("") + match.captured(QStringLiteral("raw"));
        text += match.captured(2)
                    .replace(QLatin1String("\\\""), QLatin1String("\""))
                    .replace(QLatin1String("\\n"), QLatin1String("\n"))
                    .replace(QLatin1String("\\\\"), QLatin1String("\\"));
    }
    return text;
}

/// Class → the context of its tr(). A struct that only is there for its context is known in its file alone.
struct Contexts {
    QHash<QString, QString> declared; ///< `file class`, of Q_DECLARE_TR_FUNCTIONS
    QHash<QString, QString> objects;  ///< `namespace::Class`, of Q_OBJECT

    QString of(const QString &type, const SourceFile &file, const QString &scope) const
    {
        const QString header = QString(file.name).replace(QLatin1String(".cpp"), QLatin1String(".h"));
        for (const QString &name : {file.name, header}) {
            if (const QString context = declared.value(name + QLatin1Char(' ') + type); !context.isEmpty())
                return context;
        }
        return objects.value(scope + QLatin1String("::") + type);
    }
};

Contexts contextsOf(const QList<SourceFile> &sources)
{
    static const Expression s_mark(QStringLiteral("^ *Q_OBJECT$|\\bQ_DECLARE_TR_FUNCTIONS\\(([\\w:]+)\\)"),
                                   Expression::MultilineOption);
    Contexts contexts;
    for (const SourceFile &file : sources) {
        for (auto it = s_mark.globalMatch(file.code); it.hasNext();) {
            const auto match = it.next();
            const QString type = classAround(file, match.capturedStart());
            const QString full = namespaceAt(file, match.capturedStart()) + QLatin1String("::") + type;
            if (match.captured(1).isEmpty())
                contexts.objects.insert(full, full);
            else
                contexts.declared.insert(file.name + QLatin1Char(' ') + type, match.captured(1));
        }
    }
    return contexts;
}

} // namespace

SourceStrings findSourceStrings(const QString &root)
{
    static const Expression s_call(
        QStringLiteral("(?:\\b(\\w+)::)?\\btr\\(|\\b(?:QT_TR_NOOP|QCoreApplication::translate|QObject::tr)\\(|"
                       "\\bQT_TRANSLATE_NOOP\\(\"([\\w:]+)\","));
    const QList<SourceFile> sources =
        sourcesIn(root, {QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("ui")});
    const Contexts contexts = contextsOf(sources);
    // Whose texts stand in a table somewhere, often in a header.
    const auto isMarkedAnywhere = [&sources](const QString &context) {
        const QString mark = QLatin1String("QT_TRANSLATE_NOOP(\"") + context + QLatin1Char('"');
        return std::any_of(sources.begin(), sources.end(),
                           [&mark](const SourceFile &file) { return file.code.contains(mark); });
    };
    SourceStrings result;
    for (const SourceFile &file : sources) {
        const auto report = [&](qsizetype at, const QString &what) {
            result.mistakes.append(placeIn(file, at) + QLatin1String(": ") + what);
        };
        for (auto it = s_call.globalMatch(file.code); it.hasNext();) {
            const auto match = it.next();
            const qsizetype at = match.capturedStart();
            const bool isMarked = !match.captured(2).isEmpty();
            if (!isMarked && !match.capturedView().endsWith(QLatin1String("tr("))) {
                report(at, QStringLiteral("write tr() of a class or struct"));
                continue;
            }
            const QString type = match.captured(1).isEmpty() ? classOfFunction(file, at) : match.captured(1);
            const QString context = isMarked ? match.captured(2) : contexts.of(type, file, namespaceAt(file, at));
            const QString source = literalAt(file.code, match.capturedEnd());
            if (context.isEmpty())
                report(at, QStringLiteral("“%1” has no context of its own").arg(type));
            else if (!source.isNull())
                result.texts.insert({context, source});
            else if (!isMarkedAnywhere(context))
                report(at, QStringLiteral("lupdate finds literals only"));
        }
    }
    return result;
}

QStringList findUntranslatable(const QString &root)
{
    static const Expression s_shown(QStringLiteral(
        "\\b(?:set(?:Text|ToolTip|WindowTitle|Title|TabText|Label|Accessible(?:Name|Description)|PlaceholderText|"
        "StatusTip|WhatsThis|InformativeText)|add(?:Action|Menu|Tab|Item|Section)|showText|showMessage|QLabel|"
        "ToneLabel|Q(?:Push|Tool|Radio)Button|QCheckBox|QGroupBox|QAction|QMenu)\\("
        "(?:[^\"();]*,)?\\s*QStringLiteral\\(\"((?:[^\"\\\\]|\\\\.)*)\""));
    static const Expression s_tag(QStringLiteral("<[^>]*>|Sessionscope|%L?\\d|\\\\."));
    static const Expression s_word(QStringLiteral("[A-Za-z]*[a-z][A-Za-z]+"));
    // Examples of addresses, paths and key patterns are the same in all languages.
    static const Expression s_example(QStringLiteral("[:/*{]"));
    QStringList found;
    const QList<SourceFile> sources = sourcesIn(root, {QStringLiteral("ui")});
    for (const SourceFile &file : sources) {
        for (auto it = s_shown.globalMatch(file.code); it.hasNext();) {
            const auto match = it.next();
            const QString shown = match.captured(1).remove(s_tag);
            if (shown.contains(s_word) && !shown.contains(s_example))
                found.append(QStringLiteral("%1: %2").arg(placeIn(file, match.capturedStart()), shown));
        }
    }
    return found;
}

} // namespace support
