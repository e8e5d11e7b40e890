// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/seeds.h"

#include "tests/support/fixture.h"

#include <QDir>
#include <QSet>

#include <utility>

namespace fuzz
{

namespace
{

constexpr qsizetype kLongest = 6000; ///< longer ones only cost time: their beginning is taken
constexpr char kChoices = 19;        ///< so many chains and more can be chosen

/// For what no fixture holds. Compressed ones hold a small JSON document.
const char *const kHex[] = {
    // zlib
    "789cab562a2d4e2d52b2524accc94c4e55d251cac92c2e51b28a36d431d2318ed5512a49ad0072957212a90b956a01fe"
    "922c3f",
    // gzip
    "1f8b0800000000000203ab562a2d4e2d52b2524accc94c4e55d251cac92c2e51b28a36d431d2318ed5512a49ad007295"
    "7212a90b956a019a5bcd8679000000",
    // zstd, with a checksum
    "28b52ffd04688d0100b2020a11c06b0c264b41ad1036f6cfac8e9c08f805eda2e3bb723f222e1c18f8a6a3df698e9671"
    "9449cd020100d9505706dc17d935",
    // zstd, without its size
    "28b52ffd00589d0100b4027b2275736572223a22616c696365222c226c697374223a5b312c322c335d2c227465787422"
    "3a226c61227d0100d9505706",
    // an LZ4 frame
    "04224d186440a734000000ff1a7b2275736572223a22616c696365222c226c697374223a5b312c322c335d2c22746578"
    "74223a226c6102003850616c61227d00000000713106f4",
    // LZ4 as phpredis writes it
    "f879000000ff1a7b2275736572223a22616c696365222c226c697374223a5b312c322c335d2c2274657874223a226c61"
    "02003850616c61227d",
    // LZF
    "0468656c6c6f0061e00a00",
    // :gz: and a PHP session
    "3a677a3a789c2b2d4e2daa29b632b5524accc94c4e55b2060038fd05d5",
    // pickles of protocols 0, 2 and 5
    "286470300a565f7065726d616e656e740a70310a4930310a73565f757365725f69640a70320a5634320a70330a73566e"
    "0a70340a286c70350a49310a61492d320a6146332e350a614c313138303539313632303731373431313330333432344c"
    "0a614e617356740a70360a636461746574696d650a6461746574696d650a70370a28635f636f646563730a656e636f64"
    "650a70380a285607ea0b165c753030306131140e295c75303030300a70390a566c6174696e310a7031300a747031310a"
    "527031320a747031330a527031340a7356730a7031350a635f5f6275696c74696e5f5f0a7365740a7031360a28286c70"
    "31370a49310a6149320a61747031380a527031390a7356640a7032300a63646563696d616c0a446563696d616c0a7032"
    "310a2856312e350a7032320a747032330a527032340a73566f0a7032350a63636f6c6c656374696f6e730a4f72646572"
    "6564446963740a7032360a2874527032370a56610a7032380a49310a737356750a7032390a63636f70795f7265670a5f"
    "7265636f6e7374727563746f720a7033300a2863757569640a555549440a7033310a635f5f6275696c74696e5f5f0a6f"
    "626a6563740a7033320a4e747033330a527033340a28647033350a56696e740a7033360a49350a7362732e",
    "80027d710028580a0000005f7065726d616e656e7471018858080000005f757365725f69647102580200000034327103"
    "58010000006e71045d7105284b014afeffffff47400c0000000000008a090000000000000000404e6558010000007471"
    "06636461746574696d650a6461746574696d650a7107635f636f646563730a656e636f64650a7108580b00000007c3aa"
    "0b160a31140e2900710958060000006c6174696e31710a86710b52710c85710d52710e580100000073710f635f5f6275"
    "696c74696e5f5f0a7365740a71105d7111284b014b0265857112527113580100000064711463646563696d616c0a4465"
    "63696d616c0a71155803000000312e35711685711752711858010000006f711963636f6c6c656374696f6e730a4f7264"
    "65726564446963740a711a2952711b580100000061711c4b0173580100000075711d63757569640a555549440a711e29"
    "81711f7d71205803000000696e7471214b057362752e",
    "800595f3000000000000007d94288c0a5f7065726d616e656e7494888c085f757365725f6964948c023432948c016e94"
    "5d94284b014afeffffff47400c0000000000008a090000000000000000404e658c0174948c086461746574696d65948c"
    "086461746574696d65949394430a07ea0b160a31140e290094859452948c0173948f94284b014b02908c0164948c0764"
    "6563696d616c948c07446563696d616c9493948c03312e3594859452948c016f948c0b636f6c6c656374696f6e73948c"
    "0b4f726465726564446963749493942952948c0161944b01738c0175948c0475756964948c0455554944949394298194"
    "7d948c03696e74944b057362752e",
    // a pickle in zlib
    "789c6b609d2ac20001b5537a38e24b8b538be23353a6f43099184d29d6030078c308db",
    // MessagePack
    "86a55f7065726dc3a75f757365725f6964a23432a16e93ffcd0100cb400c000000000000a162c40300fffea174d6ff6a"
    "0f2e10a16dde0001c0d90161",
    // Ruby's Marshal
    "04087b0949220c73657373696f6e063a06455449220a616c696365063b00543a076e756d6902e8033a06664608302e31"
    "3a06615b08690069fa304006",
    // java.lang.Long
    "aced00057372000e6a6176612e6c616e672e4c6f6e673b8be490cc8f23df0200014a000576616c7565787200106a6176"
    "612e6c616e672e4e756d62657286ac951d0b94e08b020000787000000146fa610200",
    // a string of Java
    "aced00057400056c6f676f6e",
    // igbinary
    "00000002140211047573657211056c6963650e0106",
    // gob: a session of scs, a recursive type
    "26ff81030102ff820001020108446561646c696e6501ff8400010656616c75657301ff8600000010ff83050101045469"
    "6d6501ff8400000027ff85040101176d61705b737472696e675d696e74657266616365207b7d01ff8600010c01100000"
    "2dff82010f010000000ee294bfb000000000ffff01010675736572494406737472696e670c070005616c69636500",
    "2cff8b030101044e6f646501ff8c00010301015601040001044e65787401ff8c0001044b69647301ff8e0000001bff8d"
    "0201010c5b5d2a6d61696e2e4e6f646501ff8e0001ff8c000012ff8c01020101040101060000010101080000",
    // Storable: a session
    "050b03000000030403000000020a05616c696365000000046e616d650887000000026964000000065f5f757365720402000000020881090000"
    "012c000000046c69737404110a53686f703a3a5573657203000000000000000175",
    // .NET's BinaryFormatter: a list of strings, and a boxed number
    "0001000000ffffffff01000000000000000401000000"
    "1f53797374656d2e436f6c6c656374696f6e732e47656e657269632e4c697374603103000000065f6974656d73055f73697a65085f76657273"
    "696f6e060000080809020000000200000001000000110200000004000000060300000003746561060400000004"
    "6d696c6b0d020b",
    "0001000000ffffffff010000000000000004010000000c53797374656d2e496e743332010000000"
    "76d5f76616c756500081f0000000b",
    // ASP.NET's SessionStateItemCollection
    "02000000ffffffff08557365724e616d65024964070000000c0000000105616c696365021f000000",
    // a ticket of ASP.NET Core
    "0500000007436f6f6b6965730100000007436f6f6b6965730100010002000000010005616c6963650100010001000000"
    "00000373756202343201000100010001000000016b017600010141010001000000000000000100000001000000072e69"
    "73737565641d53756e2c203232204e6f7620323032362031303a33343a343020474d54",
};
const char *const kTexts[] = {
    "{\"cookie\":{\"expires\":\"2026-11-23T10:00:00.000Z\"},\"n\":[1,-2.5e3,true,null,"
    "\"\\u674e\\ud83d\\ude00\"],\"big\":123456789012345678901234567890}",
    "{\"@type\":\"com.x.User\",\"ids\":Set[1L,2L],'name':'bob',open:true,\"at\":new Date(1795344133000)}",
    "{'user_id': 7, 'ok': True, 'b': b'\\x00', 't': (1, 2.5, None), 's': {1, 2}, 'd': "
    "datetime.datetime(2026, 11, 22, 10, 49)}",
    "a:3:{s:4:\"user\";O:4:\"User\":2:{s:7:\"\\0User\\0\";i:7;s:4:\"\\0*\\0x\";R:2;}i:0;d:0.5;i:1;a:1:{i:0;b:"
    "1;}}",
    "user|s:5:\"alice\";n|a:2:{i:0;i:1;i:1;N;}_sf2|O:8:\"stdClass\":1:{s:1:\"a\";r:1;}",
    "s:17:\"s:9:\"s:2:\\\"ab\\\";\";\";",
    "eyJpdiI6IkFBIiwidmFsdWUiOiJCQiJ9",
    "eyJ1c2VyIjoiYWxpY2UiLCJuIjpbMSwyXX0=",
    "eyJ1c2VyIjoiYWxpY2UiLCJuIjpbMSwyXX0",
    "eyJ1c2VyIjoiYWxpY2UiLCJuIjpbMSwyXX0:1tAbCd:MnDmDV8m-_x",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImlhdCI6MTc5NTg3MjUxM30.c2lnbmF0dXJl",
    "s:78:\"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImlhdCI6MTc5NTg3MjUxM30.c2lnbmF0dXJl\";",
    "P3TS1tetVCyqcmPZD0ldwMGEnnFzifG/ax9hdSskLDC5OgPJA5fOvaVUFnA0am/B1cz3GL2lGM3c6h4S3PBeH839HZuG00Gm+RQTLUreNg8h",
};

void add(QByteArrayList &seeds, QSet<QByteArray> &known, const QByteArray &bytes)
{
    const QByteArray seed = bytes.left(kLongest);
    if (seed.isEmpty() || known.contains(seed))
        return;
    known.insert(seed);
    seeds.append(seed);
}

} // namespace

QByteArrayList seeds()
{
    QByteArrayList all;
    QSet<QByteArray> known;
    for (const char *digits : kHex)
        add(all, known, QByteArray::fromHex(digits));
    for (const char *text : kTexts)
        add(all, known, text);
    // The fields' names tell little: they are the same in each record, and short.
    const QDir folder(QStringLiteral(SESSIONSCOPE_FIXTURES "/sessions"));
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const support::Fixture fixture = support::Fixture::load(file.chopped(5));
        for (const support::FixtureKey &key : fixture.keys) {
            add(all, known, key.value);
            for (const auto &[name, value] : key.fields)
                add(all, known, value);
            for (const QByteArray &member : key.members)
                add(all, known, member);
        }
    }
    return all;
}

QByteArrayList seedsFor(const Entry &entry)
{
    QByteArrayList all = seeds();
    if (entry.chain.empty()) { // the first byte says which chain
        QByteArrayList chosen;
        for (char choice = 0; choice < kChoices; ++choice) {
            for (const QByteArray &seed : std::as_const(all))
                chosen.append(choice + seed);
        }
        all = chosen;
    }
    QByteArrayList fitting;
    for (const QByteArray &seed : std::as_const(all)) {
        if (reads(entry, seed))
            fitting.append(seed);
    }
    if (fitting.isEmpty()) // nothing yet reads them
        return all;
    // A few that belong to others, for pieces of them.
    for (qsizetype i = 0; i < all.size(); i += 1 + all.size() / 8)
        fitting.append(all[i]);
    return fitting;
}

} // namespace fuzz
