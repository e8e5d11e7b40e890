// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/storedvalues.h"

#include "models/formats/logout/jsonlist.h"

namespace server
{

using formats::LogoutOperation;

QByteArrayList StoredValues::questionFor(const formats::LogoutAction &action)
{
    if (action.operation == LogoutOperation::SetField)
        return {QByteArrayLiteral("HGET"), action.key, action.members.value(0)};
    // One byte more than is taken apart, so that what is longer is refused there, and not cut here.
    return {QByteArrayLiteral("GETRANGE"), action.key, QByteArrayLiteral("0"),
            QByteArray::number(formats::kLongestJsonList)};
}

QByteArray StoredValues::placeOf(const formats::LogoutAction &action)
{
    if (action.operation != LogoutOperation::SetField)
        return action.key;
    return QByteArray::number(action.key.size()) + ':' + action.key + action.members.value(0);
}

} // namespace server
