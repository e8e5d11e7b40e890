// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/fileproblem.h"

#include <QCoreApplication>
#include <QLocale>

#include <cerrno>

namespace files
{

namespace
{

struct FileProblemText {
    Q_DECLARE_TR_FUNCTIONS(files::FileProblem)
};

} // namespace

FileProblem problemOfSystem(int errorNumber)
{
    switch (errorNumber) {
    case ENOENT:
        return {true, FileProblemText::tr("there is no such file or folder")};
    case EACCES:
    case EPERM:
        return {false, FileProblemText::tr("this account may not do that")};
    case EROFS:
        return {false, FileProblemText::tr("the file system is read-only")};
    case ENOSPC:
        return {false, FileProblemText::tr("the disk is full")};
    case EDQUOT:
        return {false, FileProblemText::tr("this account’s share of the disk is used up")};
    case EFBIG:
        return {false, FileProblemText::tr("the file would be larger than allowed here")};
    case ENOTDIR:
        return {false, FileProblemText::tr("a part of the path is no folder")};
    case ELOOP:
        return {false, FileProblemText::tr("it is a link that leads back to itself")};
    case ENAMETOOLONG:
        return {false, FileProblemText::tr("the name is too long")};
    default:
        return {false, qt_error_string(errorNumber)};
    }
}

FileProblem problemOfKind(mode_t mode)
{
    if (S_ISDIR(mode))
        return {false, FileProblemText::tr("it is a folder, not a file")};
    if (S_ISFIFO(mode))
        return {false, FileProblemText::tr("it is a pipe, not a file")};
    if (S_ISSOCK(mode))
        return {false, FileProblemText::tr("it is a socket, not a file")};
    if (S_ISLNK(mode))
        return {false, FileProblemText::tr("it is a link, not a file")};
    return {false, FileProblemText::tr("it is a device, not a file")};
}

FileProblem problemOfSize(qint64 most)
{
    const QString size = QLocale().formattedDataSize(most, 0, QLocale::DataSizeTraditionalFormat);
    return {false, FileProblemText::tr("it is larger than %1").arg(size)};
}

} // namespace files
