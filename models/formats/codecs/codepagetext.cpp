// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/codepagetext.h"

#ifdef SESSIONSCOPE_HAVE_ICONV
#include <iconv.h>

#include <cerrno>
#endif

namespace formats
{

#ifdef SESSIONSCOPE_HAVE_ICONV

namespace
{

/// One open converter: a payload has all its texts in one code page, and opening takes longer than converting.
class Converter
{
public:
    Converter() = default;
    ~Converter() { close(); }
    Q_DISABLE_COPY_MOVE(Converter)

    bool open(const char *codePage)
    {
        if (m_isOpen && m_codePage == codePage) {
            iconv(m_handle, nullptr, nullptr, nullptr, nullptr); // to its first state
            return true;
        }
        close();
        m_codePage = codePage;
        m_handle = iconv_open("UTF-8", codePage);
        m_isOpen = m_handle != reinterpret_cast<iconv_t>(-1); // NOLINT(performance-no-int-to-ptr): POSIX says so
        return m_isOpen;
    }

    /// False: there is a byte that means nothing.
    bool convert(QByteArrayView text, QByteArray &result)
    {
        char *in = const_cast<char *>(text.data()); // iconv() takes it so, and does not write
        auto left = static_cast<size_t>(text.size());
        while (left > 0) {
            const qsizetype used = result.size();
            constexpr qsizetype kCharacter = 16;
            result.resize(used + static_cast<qsizetype>(left) * 2 + kCharacter);
            char *out = result.data() + used;
            auto room = static_cast<size_t>(result.size() - used);
            const size_t status = iconv(m_handle, &in, &left, &out, &room);
            result.truncate(result.size() - static_cast<qsizetype>(room));
            if (status == static_cast<size_t>(-1) && errno != E2BIG)
                return false;
        }
        return true;
    }

private:
    void close()
    {
        if (m_isOpen)
            iconv_close(m_handle);
        m_isOpen = false;
    }

    iconv_t m_handle = {};
    bool m_isOpen = false;
    QByteArray m_codePage;
};

} // namespace

QByteArray codePageToUtf8(QByteArrayView text, const char *codePage)
{
    thread_local Converter converter;
    QByteArray result;
    if (!converter.open(codePage) || !converter.convert(text, result))
        return {};
    return result;
}

#else

QByteArray codePageToUtf8(QByteArrayView, const char *)
{
    return {};
}

#endif

} // namespace formats
