// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

namespace formats
{

/// What stands in place of a class where claims are shown.
inline constexpr char kJwtClass[] = "JWT, not verified";

// Each of these reads one serialization and builds the tree of all of it. They are interpreters of our own:
// nothing of the payload is constructed, called, looked up or followed outside of the given bytes.
//
// Returned is the root, or kNone: the bytes are not this serialization, to the last byte. With `isPrefix`
// they are the beginning of longer ones: then the end of the bytes is no fault, and what stands complete
// before it is the tree, marked incomplete, with an Omitted node where it breaks off. A tree that is full is
// returned as it is, marked incomplete.
//
// A declared length is only compared with what is left, never allocated. Deeper than NodeTree::kDeepest an
// Omitted node stands for a container. Texts that need no unescaping are views into `bytes`. Integers beyond
// qint64 become BigInteger with all their digits.
// A scalar that appears again by reference is copied, a container becomes a Reference.
//
// Texts for people (JSON, fastjson's, Python's, PHP's) may be odd in places, see NodeTree::isOdd(): an element that
// nobody can read is an Opaque of its text, and the rest is there; so is what stands before bytes that are no part of
// it, except in JSON. A mark of the byte order before them is no part of them.

/// RFC 8259, and what Python's json writes (NaN). Bytes that are not UTF-8 stay as they are.
NodeTree::Index decodeJson(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// fastjson's and fastjson2's dialect with WriteClassName: `Set[…]`, `103L`, single quotes, bare names;
/// `@type` makes an Opaque (https://github.com/alibaba/fastjson2).
NodeTree::Index decodeFastjson(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// repr() of a Python value: `{'user_id': 7, 'ok': True, 'b': b'\x00', 't': (1, 2)}`, also
/// `datetime.datetime(…)` as an Opaque.
NodeTree::Index decodePythonRepr(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// https://github.com/msgpack/msgpack/blob/master/spec.md; timestamps (-1) become an Opaque.
NodeTree::Index decodeMsgpack(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Pickle, protocols 0 to 5 (CPython's Lib/pickletools.py describes each opcode).
NodeTree::Index decodePickle(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// serialize() of PHP: `a:1:{s:1:"k";i:7;}` (php-src ext/standard/var.c).
NodeTree::Index decodePhpSerialize(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Session data of PHP's `php` handler, `name|` and a serialized value in turn, as a Map
/// (php-src ext/session/session.c).
NodeTree::Index decodePhpSession(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Session data of PHP's `php_binary` handler: the length of a name, the name and a serialized value in turn, as a
/// Map (php-src ext/session/session.c).
NodeTree::Index decodePhpBinary(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// igbinary, versions 1 and 2 (https://github.com/igbinary/igbinary, src/php7/igbinary.c).
NodeTree::Index decodeIgbinary(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Ruby's Marshal 4.8 (ruby/marshal.c).
NodeTree::Index decodeMarshal(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// An entry of ActiveSupport's cache: 6.1 (Marshal of Cache::Entry), 7.0 and 7.1; the root is the value in it
/// (rails activesupport/lib/active_support/cache/coder.rb, serializer_with_fallback.rb).
NodeTree::Index decodeActiveSupportEntry(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Java's Object Serialization Stream Protocol, one object; or a session of Tomcat, as a Map with its `attributes`
/// (https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html).
NodeTree::Index decodeJava(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Go's gob, one value after its type definitions (https://pkg.go.dev/encoding/gob).
NodeTree::Index decodeGob(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// The class of four bytes that are a text as well as a number: `value` is the text, `number` the number.
inline constexpr QByteArrayView kTextOrInt32("text or Int32");
/// ASP.NET Core's session data, revision 2: names and bytes, as a Map
/// (aspnetcore src/Middleware/Session/src/DistributedSession.cs).
NodeTree::Index decodeAspNetSession(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// An AuthenticationTicket of ASP.NET Core as TicketSerializer writes it
/// (aspnetcore src/Security/Authentication/Core/src/TicketSerializer.cs).
NodeTree::Index decodeAspNetTicket(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// .NET's BinaryFormatter ([MS-NRBF]): objects as an Opaque of their class; collections, boxed numbers, enumerations,
/// times and the like as what they hold. Where an object is referred to before it is there, it stands where it is first
/// named.
NodeTree::Index decodeBinaryFormatter(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// The session of ASP.NET 4.x as SessionStateItemCollection.Serialize writes it, a Map of names and values
/// (.NET Framework reference source, System.Web/State/SessionStateItemCollection.cs, Util/altserialization.cs).
NodeTree::Index decodeSessionStateItems(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// Perl's Storable, what freeze() and nfreeze() write: a reference as what it leads to, a blessed hash as an Opaque
/// (perl dist/Storable/Storable.xs). Objects that freeze themselves are refused.
NodeTree::Index decodeStorable(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// A session of Vert.x as SharedDataSessionImpl and AbstractSession write it, a Map with its `data`; the user and JSON
/// objects in it as their JSON. Behind an object of a class that writes something else nothing can be read
/// (vertx-web src/main/java/io/vertx/ext/web/sstore/impl/SharedDataSessionImpl.java).
NodeTree::Index decodeVertxSession(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// A value of Clojure in Nippy, from version 2 on, with its head; unpacked where it was compressed. Keywords are a
/// String without their colon, records an Opaque of their class; what is said of a value beside it is left out. Behind
/// a value whose end only the application knows nothing can be read (https://github.com/taoensso/nippy,
/// src/taoensso/nippy/schema.clj).
NodeTree::Index decodeNippy(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// The claims of a JSON Web Token (RFC 7519), with or without `Bearer ` before it, as an Opaque of class kJwtClass:
/// nobody here has the key, so anybody may have written them. The token itself and its signature are in no node.
NodeTree::Index decodeJwt(QByteArrayView bytes, bool isPrefix, NodeTree &tree);
/// The bytes themselves: a String, or Bytes where they are not UTF-8. Never fails.
NodeTree::Index decodeText(QByteArrayView bytes, bool isPrefix, NodeTree &tree);

} // namespace formats
