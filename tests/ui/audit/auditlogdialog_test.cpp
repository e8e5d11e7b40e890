// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditlogdialog.h"

#include "models/audit/auditlines.h"
#include "models/audit/auditlog.h"
#include "tests/audit/auditfile.h"
#include "ui/audit/auditlogmodel.h"
#include "ui/audit/auditsessionsmodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>
#include <functional>
#include <memory>

#include <sys/stat.h>
#include <unistd.h>

namespace
{

using ui::AuditLogDialog;
using ui::AuditLogModel;
using ui::AuditSessionsModel;

class AuditWindow : public support::AuditFile
{
protected:
    static bool waitFor(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, 60'000); }

    void open(const char *name = "audit.jsonl")
    {
        dialog = std::make_unique<AuditLogDialog>(path(name));
        // Of each reset and each answer, that the model tells no lies.
        for (QTableView *table : dialog->findChildren<QTableView *>())
            new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, table);
        dialog->show();
        dialog->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    }
    template<typename Widget> Widget *named(const char *name) const
    {
        const auto all = dialog->findChildren<Widget *>();
        for (Widget *widget : all) {
            if (widget->accessibleName() == QLatin1String(name))
                return widget;
        }
        return nullptr;
    }
    QTableView &jobs() const { return *named<QTableView>("Entries"); }
    QTableView &sessions() const { return *named<QTableView>("Sessions of the entry"); }
    QLineEdit &search() const { return *named<QLineEdit>("Search the audit log"); }
    QPushButton *button(const char *text, const QWidget *root = nullptr) const
    {
        const auto all = (root ? root : dialog.get())->findChildren<QPushButton *>();
        for (QPushButton *one : all) {
            if (one->isVisible() && QString(one->text()).remove(QLatin1Char('&')) == QString::fromUtf8(text))
                return one;
        }
        return nullptr;
    }
    bool press(const char *text, const QWidget *root = nullptr) const
    {
        QPushButton *const one = button(text, root);
        if (!one || !one->isEnabled())
            return false;
        QTest::mouseClick(one, Qt::LeftButton);
        return true;
    }
    bool reads(const char *text) const
    {
        const auto all = dialog->findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(), [text](const QLabel *label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(text));
        });
    }
    bool waitForJobs(int count) const
    {
        return waitFor(
            [this, count] { return jobs().isVisible() == (count > 0) && jobs().model()->rowCount() == count; });
    }
    QString cell(int row, int column) const { return jobs().model()->index(row, column).data().toString(); }
    QString sessionCell(int row, int column) const { return sessions().model()->index(row, column).data().toString(); }
    void click(QTableView &table, int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers,
                          table.visualRect(table.model()->index(row, 0)).center());
    }
    audit::Intent write(const QByteArray &user, int count = 1) const
    {
        const audit::Intent begun = intent(user, count);
        EXPECT_TRUE(audit::AuditLog(path()).begin(begun));
        EXPECT_TRUE(audit::AuditLog(path()).end(outcomeOf(begun)));
        return begun;
    }
    /// The chooser of the export, with this file typed into it.
    void chooseFile(const QString &file) const
    {
        ASSERT_TRUE(press("Export…"));
        QFileDialog *chooser = nullptr;
        ASSERT_TRUE(waitFor([&] { return (chooser = dialog->findChild<QFileDialog *>()) && chooser->isVisible(); }));
        auto *const name = chooser->findChild<QLineEdit *>();
        ASSERT_TRUE(name);
        name->setText(file); // keys open a list of what completes them
        ASSERT_TRUE(press("Save", chooser));
    }
    static QByteArray contentOf(const QString &file)
    {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    std::unique_ptr<AuditLogDialog> dialog;
};

TEST_F(AuditWindow, SaysWhatWouldStandHereAndFollowsTheFileFromThenOn)
{
    open();
    ASSERT_TRUE(waitFor([this] { return reads("Nothing has been written down yet"); }));
    EXPECT_TRUE(reads(path().toUtf8().constData()));
    EXPECT_FALSE(jobs().isVisible());
    EXPECT_FALSE(button("Copy")->isEnabled());
    EXPECT_FALSE(button("Export…")->isEnabled());
    write("alice");
    ASSERT_TRUE(waitForJobs(1));
    write("bob");
    ASSERT_TRUE(waitForJobs(2));
    EXPECT_TRUE(reads("2 entries"));
}

TEST_F(AuditWindow, ShowsJobsAndTheSessionsOfTheOneThatIsChosen)
{
    audit::Intent first = intent("alice", 3);
    first.by.loginUser = QStringLiteral("dave");
    ASSERT_TRUE(audit::AuditLog(path()).begin(first));
    audit::Outcome outcome = outcomeOf(first);
    outcome.sessions[2] = {first.sessions[2].digest, QLatin1String(audit::outcomes::kRefused),
                           QStringLiteral("NOPERM")};
    ASSERT_TRUE(audit::AuditLog(path()).end(outcome));
    ASSERT_TRUE(audit::AuditLog(path()).cameBack({first.job, first.when.addSecs(5), {first.sessions[1].digest}}));
    ASSERT_TRUE(audit::AuditLog(path()).begin(intent("bob")));
    open();
    ASSERT_TRUE(waitForJobs(2));
    EXPECT_EQ(cell(0, AuditLogModel::Outcome), QStringLiteral("no outcome is written"));
    EXPECT_EQ(cell(0, AuditLogModel::Sessions), QStringLiteral("1 · bob"));
    EXPECT_EQ(cell(1, AuditLogModel::Who), QStringLiteral("dave as carol"));
    EXPECT_EQ(cell(1, AuditLogModel::Server), QStringLiteral("shop · production"));
    EXPECT_EQ(cell(1, AuditLogModel::Action), QStringLiteral("Log out"));
    EXPECT_EQ(cell(1, AuditLogModel::Sessions), QStringLiteral("3 · alice"));
    EXPECT_EQ(cell(1, AuditLogModel::Outcome), QStringLiteral("2 ended, 1 refused, 1 came back"));
    EXPECT_EQ(cell(1, AuditLogModel::Reason), QStringLiteral("ticket 4711"));
    EXPECT_EQ(cell(1, AuditLogModel::When), first.when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    // The newest is chosen at first.
    ASSERT_TRUE(waitFor([this] { return sessions().model()->rowCount() == 1; }));
    EXPECT_EQ(sessionCell(0, AuditSessionsModel::Outcome), QStringLiteral("not written"));
    click(jobs(), 1);
    ASSERT_TRUE(waitFor([this] { return sessions().model()->rowCount() == 3; }));
    EXPECT_EQ(sessionCell(0, AuditSessionsModel::Outcome), QStringLiteral("ended"));
    EXPECT_EQ(sessionCell(1, AuditSessionsModel::Outcome), QStringLiteral("ended, and came back"));
    EXPECT_EQ(sessionCell(2, AuditSessionsModel::Outcome), QStringLiteral("refused: NOPERM"));
    EXPECT_EQ(sessionCell(2, AuditSessionsModel::Session), first.sessions[2].maskedId);
    EXPECT_EQ(sessionCell(2, AuditSessionsModel::Digest), QString::fromLatin1(audit::digestOfKey(key(2))));
    EXPECT_TRUE(reads("dave as carol on desk-7 · support in Redis"));
    EXPECT_TRUE(reads("redis.example:6379 · profile shop · production"));
    EXPECT_TRUE(reads("user:alice"));
    EXPECT_TRUE(reads("6 commands"));
    // By the keyboard too.
    jobs().setFocus();
    QTest::keyClick(&jobs(), Qt::Key_Up);
    EXPECT_TRUE(waitFor([this] { return sessions().model()->rowCount() == 1; }));
}

TEST_F(AuditWindow, StaysWithTheChosenJobWhileOthersAreWritten)
{
    write("alice", 2);
    write("bob");
    open();
    ASSERT_TRUE(waitForJobs(2));
    click(jobs(), 1);
    ASSERT_TRUE(waitFor([this] { return sessions().model()->rowCount() == 2; }));
    write("carl");
    ASSERT_TRUE(waitForJobs(3));
    EXPECT_EQ(jobs().currentIndex().row(), 2);
    EXPECT_EQ(jobs().selectionModel()->selectedRows().size(), 1);
    EXPECT_TRUE(waitFor([this] { return sessions().model()->rowCount() == 2; }));
}

TEST_F(AuditWindow, SearchesAsOneTypesAndEscapeTakesItBack)
{
    write("alice");
    write("bob");
    open();
    ASSERT_TRUE(waitForJobs(2));
    QTest::keyClick(dialog.get(), Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(search().hasFocus());
    QTest::keyClicks(&search(), QStringLiteral("ALIce"));
    ASSERT_TRUE(waitForJobs(1));
    EXPECT_EQ(cell(0, AuditLogModel::Sessions), QStringLiteral("1 · alice"));
    EXPECT_TRUE(reads("1 entry found"));
    QTest::keyClick(&search(), Qt::Key_Down);
    EXPECT_TRUE(jobs().hasFocus());
    search().setFocus();
    QTest::keyClicks(&search(), QStringLiteral("x"));
    ASSERT_TRUE(waitFor([this] { return reads("No entry matches"); }));
    ASSERT_TRUE(press("Clear Search"));
    ASSERT_TRUE(waitForJobs(2));
    EXPECT_TRUE(search().hasFocus());
    // Whoever holds a cookie has the whole key.
    QTest::keyClicks(&search(), QString::fromUtf8(key(0)));
    ASSERT_TRUE(waitForJobs(2));
    QTest::keyClick(&search(), Qt::Key_Escape);
    EXPECT_TRUE(search().text().isEmpty());
    EXPECT_TRUE(dialog->isVisible());
    QTest::keyClick(&search(), Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(AuditWindow, SaysWhatItCouldNotRead)
{
    write("alice");
    append("nonsense\n{\"when\":\"2026");
    open();
    ASSERT_TRUE(waitForJobs(1));
    EXPECT_TRUE(reads("The last line has no end"));
    EXPECT_TRUE(reads("1 line could not be read"));
    append("\n");
    ASSERT_TRUE(waitFor([this] { return reads("2 lines could not be read"); }));
    EXPECT_FALSE(reads("The last line has no end"));
}

TEST_F(AuditWindow, SaysThatTheLogBrokeOffInTheMiddleOfAJob)
{
    append(audit::linesOf(intent("alice", 1201)).constFirst() + '\n');
    open();
    ASSERT_TRUE(waitForJobs(1));
    EXPECT_EQ(cell(0, AuditLogModel::Sessions), QStringLiteral("1,201 · alice"));
    EXPECT_EQ(cell(0, AuditLogModel::Outcome), QStringLiteral("no outcome is written"));
    EXPECT_TRUE(waitFor([this] { return reads("500 of 1,201 sessions are named in the log."); }));
    const QString why =
        jobs().model()->index(0, AuditLogModel::Outcome).data(Qt::ToolTipRole).toString().remove(QChar(0x200b));
    EXPECT_TRUE(why.contains(QStringLiteral("It is still running, or what became of it could not be written")))
        << why.toStdString();
}

TEST_F(AuditWindow, NamesTheFirstOfVeryManyAndExportsAll)
{
    write("alice", 10'001);
    open();
    ASSERT_TRUE(waitForJobs(1));
    ASSERT_TRUE(waitFor([this] { return reads("The first 10,000 of 10,001 sessions. All are in the export."); }));
    EXPECT_EQ(sessions().model()->rowCount(), 10'000);
    const QString file = path("all.jsonl");
    chooseFile(file);
    ASSERT_TRUE(waitFor([&] { return contentOf(file) == content(); })) << "every line, as it stands in the log";
    EXPECT_TRUE(contentOf(file).contains(audit::digestOfKey(key(10'000))));
}

TEST_F(AuditWindow, NamesWhatStandsInThePlaceOfTheLog)
{
    ASSERT_EQ(::mkfifo(native("pipe").constData(), 0600), 0);
    open("pipe");
    ASSERT_TRUE(waitFor([this] { return reads("could not be read: it is a pipe, not a file."); }));
    EXPECT_TRUE(reads("The log could not be read"));
    EXPECT_FALSE(jobs().isVisible());
    // And goes on once that is put right.
    ASSERT_EQ(::unlink(native("pipe").constData()), 0);
    ASSERT_TRUE(audit::AuditLog(path("pipe")).begin(intent("alice")));
    QTest::keyClick(dialog.get(), Qt::Key_F5);
    ASSERT_TRUE(waitForJobs(1));
    EXPECT_FALSE(reads("it is a pipe"));
}

TEST_F(AuditWindow, CopiesWhatIsSelected)
{
    write("alice", 2);
    write("bob");
    write("carl");
    open();
    ASSERT_TRUE(waitForJobs(3));
    click(jobs(), 0);
    click(jobs(), 2, Qt::ControlModifier);
    ASSERT_TRUE(press("Copy"));
    QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0], QStringLiteral("When\tWho\tServer\tAction\tSessions\tOutcome\tReason"));
    EXPECT_TRUE(
        lines[1].endsWith(QStringLiteral("\tcarol\tshop · production\tLog out\t1 · carl\t1 ended\tticket 4711")));
    EXPECT_TRUE(lines[2].contains(QStringLiteral("2 · alice")));
    click(jobs(), 1);
    QTest::keyClick(&jobs(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("1 · bob")));
    ASSERT_TRUE(waitFor([this] { return sessions().model()->rowCount() == 1; }));
    click(sessions(), 0);
    QTest::keyClick(&sessions(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QString::fromLatin1(audit::digestOfKey(key(0)))));
}

TEST_F(AuditWindow, ExportsWhatIsListed)
{
    write("alice", 2);
    const qsizetype ofAlice = content().size();
    audit::Intent odd = intent("=cmd()");
    odd.reason = QStringLiteral("a, \"quoted\" one");
    ASSERT_TRUE(audit::AuditLog(path()).begin(odd));
    open();
    ASSERT_TRUE(waitForJobs(2));
    chooseFile(path("copy.jsonl"));
    ASSERT_TRUE(waitFor([this] { return reads("Written to"); }));
    EXPECT_EQ(contentOf(path("copy.jsonl")), content());
    struct stat found = {};
    ASSERT_EQ(::stat(native("copy.jsonl").constData(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u);

    chooseFile(path("copy.csv"));
    ASSERT_TRUE(waitFor([this] { return QFileInfo::exists(path("copy.csv")) && reads("copy.csv"); }));
    const QByteArrayList rows = contentOf(path("copy.csv")).trimmed().split('\n');
    ASSERT_EQ(rows.size(), 4);
    EXPECT_EQ(rows[0].count(','), 20);
    EXPECT_TRUE(rows[1].contains("\"'=cmd()\"")) << rows[1].toStdString();
    EXPECT_TRUE(rows[1].contains("\"a, \"\"quoted\"\" one\""));
    EXPECT_TRUE(rows[3].contains(audit::digestOfKey(key(1))));
    EXPECT_FALSE(rows[3].contains(key(1)));

    // What the search leaves out is left out; what would be replaced is asked about.
    search().setFocus();
    QTest::keyClicks(&search(), QStringLiteral("alice"));
    ASSERT_TRUE(waitForJobs(1));
    chooseFile(path("copy.jsonl"));
    QMessageBox *box = nullptr;
    ASSERT_TRUE(waitFor([&] { return (box = dialog->findChild<QMessageBox *>()) && box->isVisible(); }));
    ASSERT_TRUE(press("Replace", box));
    ASSERT_TRUE(waitFor([&] { return contentOf(path("copy.jsonl")) == content().first(ofAlice); }));
}

TEST_F(AuditWindow, NeverReplacesTheLogByItsExport)
{
    write("alice");
    const QByteArray before = content();
    open();
    ASSERT_TRUE(waitForJobs(1));
    chooseFile(path());
    QMessageBox *box = nullptr;
    ASSERT_TRUE(waitFor([&] { return (box = dialog->findChild<QMessageBox *>()) && box->isVisible(); }));
    ASSERT_TRUE(press("Replace", box));
    EXPECT_TRUE(waitFor([this] { return reads("That is the audit log itself"); }));
    EXPECT_EQ(content(), before);
}

TEST_F(AuditWindow, ShowsItsFolder)
{
    write("alice");
    open();
    ASSERT_TRUE(waitForJobs(1));
    // What would open the system's file manager.
    QTextBrowser opener;
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &opener, "setSource");
    ASSERT_TRUE(press("Show in Folder"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    EXPECT_EQ(opener.source().toLocalFile(), QFileInfo(path()).absolutePath());
}

TEST_F(AuditWindow, ShowsOlderOnesOnRequest)
{
    for (int i = 0; i < 510; ++i)
        ASSERT_TRUE(audit::AuditLog(path()).begin(intent("user" + QByteArray::number(i))));
    open();
    ASSERT_TRUE(waitForJobs(500));
    EXPECT_TRUE(reads("The newest 500 entries"));
    ASSERT_TRUE(press("Show Older"));
    ASSERT_TRUE(waitForJobs(510));
    EXPECT_FALSE(button("Show Older"));
}

TEST_F(AuditWindow, IsReachedByTabAndSpeaksItsNames)
{
    write("alice");
    open();
    ASSERT_TRUE(waitForJobs(1));
    QSet<QWidget *> left;
    const auto all = dialog->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
            left.insert(widget);
    }
    ASSERT_GE(left.size(), 8);
    search().setFocus();
    for (qsizetype i = left.size() + 5; i > 0; --i) {
        QWidget *const now = QApplication::focusWidget();
        ASSERT_TRUE(now);
        const auto *const pressable = qobject_cast<QAbstractButton *>(now);
        EXPECT_FALSE(now->accessibleName().isEmpty() && (!pressable || pressable->text().isEmpty()));
        left.remove(now);
        QTest::keyClick(now, Qt::Key_Tab);
    }
    for (const QWidget *widget : left)
        ADD_FAILURE() << "not by Tab: " << widget->metaObject()->className();
}

TEST_F(AuditWindow, ShowsHostileTextsAsTheyAre)
{
    audit::Intent odd = intent("alice");
    odd.reason = QStringLiteral("<b>x</b>\u202e\n\u001b[31m");
    odd.sessions[0].user = QStringLiteral("<img src=x>\u202e");
    ASSERT_TRUE(audit::AuditLog(path()).begin(odd));
    open();
    ASSERT_TRUE(waitForJobs(1));
    EXPECT_EQ(cell(0, AuditLogModel::Reason), QStringLiteral("<b>x</b>\\u202e\\n\\x1b[31m"));
    EXPECT_EQ(cell(0, AuditLogModel::Sessions), QStringLiteral("1 · <img src=x>\\u202e"));
    const auto labels = dialog->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        EXPECT_TRUE(label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')));
}

} // namespace
