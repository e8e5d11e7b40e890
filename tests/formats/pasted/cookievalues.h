// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Values of cookies as frameworks make them, by their own algorithms, of keys that nobody uses: HMACs, encodings and
// envelopes are real. What is encrypted in them is any bytes.
namespace cookies
{

inline const QByteArray kId = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f";
inline const QByteArray kPublicId = "0123456789abcdef0123456789abcdef";
inline const QByteArray kSpringId = "7f9c24e8-3b12-4fef-91e0-5a6c8d2e4b10";
inline const QByteArray kFlaskId = "3f2b8c1e-7d4a-4e9b-9a53-0c6f1e2d3b4a";
inline const QByteArray kGorillaId = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW";
inline const QByteArray kExpress = "s%3AAb3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f.xcvnqtIGUlhrJ9BmoFOk49X34uDYKWIF5kNIwTFfXk4";
inline const QByteArray kFastify = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f.aS9zdn9ZL07/AXm7jS9RzEboJXMgNS+6+qWQN92NHa4";
inline const QByteArray kBetterAuth =
    "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f.Dsn4fjXDl%2FzFoJDFt5RVY7sD6CthvrRjmKQ0AWjM664%3D";
inline const QByteArray kFlaskSigned = "3f2b8c1e-7d4a-4e9b-9a53-0c6f1e2d3b4a.7bNp_V27_oLTqPjXy1NyRMQWeiA";
inline const QByteArray kFlaskSignedToken = "x-0uQk5jv1bJmJ3nN2wqf9TzY7KcR4sLdE8hWgVaBoM.0nRb81vR-glHHaEnq_l2aZMrvEw";
inline const QByteArray kFlaskItself = "eyJfdXNlcl9pZCI6IjQyIiwiX2ZyZXNoIjp0cnVlfQ.awzGGg.kca41D65IGCJPUUWWoiKEuZz_RY";
inline const QByteArray kFlaskPacked =
    ".eJyrVoovLU4tis9MUbJSMjFS0lFKTiwqUbKKVkosKMhJBfJHaXLo2FoAWLpsmw.awzGGg.IWGmrj9-gQHZAVnNxat7P2kus"
    "S0";
inline const QByteArray kStarlette = "eyJ1c2VyIjogImFsaWNlIn0=.awzGGg.yIqKOifY0ss-88Wy_sgMe4CBrNM";
inline const QByteArray kDjangoSigned =
    "k3j9x0q7v5m2n8b4c6z1l0p9o8i7u6y5:1xTdUu:iRdnLDWvfDwRtvDd9HkhW1Z6ojxOjZLimul-AlWO270";
inline const QByteArray kDjangoItself =
    "eyJfYXV0aF91c2VyX2lkIjoiMSJ9:1xTdUu:930ZTvo8FPOW5co2SCmvAMmxVrJZ3XhWoI2_8M9Qg_8";
inline const QByteArray kRust =
    "Ftj4vhdDDgvteR7s2ZNWbzzItawbWBS2PEdzWZ3YZm8%3D0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3aB4cD5eF6g"
    "H7iJ8kL9mN0oP1";
inline const QByteArray kGorilla =
    "MTc5NTAwMDAwMHxOd3dBTkVwQ1UxZFpNMFJRUlVoUVN6TlFXRkJLUWxOWFdUTkVVRVZJVUVzelVGaFFTa0pUVjFrelJGQkZT"
    "RkJMTTFCWVVFcENVMWM9fCkmYWqmyPn21dsKZ8KeuI7A_TCBjRI9eqFzO-7K3V8f";
inline const QByteArray kGorillaEncrypted =
    "MTc5NTAwMDAwMHxwS3ZVUkl4SlZpMkNnUlhST2hfTTZwSl9VclRWUlpLWC1MUS1RdHFKSTR2Qk5pYmtQY3M0M2JDQ1NJa243"
    "SkJQdENCWFJEbUQ2SVdGRjUxUVZSci1ZZz09fJnG6fPFwsdtmPoJSYsG7aGLzaESIap_qdhmoffhYrAg";
inline const QByteArray kTornado =
    "2|1:0|10:1795000000|3:sid|44:QWIzZEVmNmhJajlsTW4ycFFyNXRVdjh4WXoxQmNENGY=|1bca8776a512614c655507"
    "eccbfd803ee5d30db284724c7662a96a311258754d";
inline const QByteArray kSpring = "N2Y5YzI0ZTgtM2IxMi00ZmVmLTkxZTAtNWE2YzhkMmU0YjEw";
inline const QByteArray kLaravel =
    "eyJpdiI6ICJBQUVDQXdRRkJnY0lDUW9MREEwT0R3PT0iLCAidmFsdWUiOiAiZXdkMjI2eDBxYXU0b05BUm5IT3VndSs3RzVX"
    "dkFKOEdhZUsxTEpaazkvdTBXTjN6cTlmTThHRjZ0cE5pb1RyZUJHeFBHVWtIRU9YWWszdW5MdnFRcWc9PSIsICJtYWMiOiAi"
    "ZmI4ZjYzYjljMTVmODZhNTY3ZmYzYjExYzVmMDEzNzhkYmNhMjBlZmQ1Y2ZmOThkYjg0YzgzMmYyNDRmN2IxNiIsICJ0YWci"
    "OiAiIn0%3D";
inline const QByteArray kRailsGcm =
    "qILwrISLC2tMp7Qr+h0mav0N3rqSBK5XqYSmk3bVmBax7z9NRC6opwOWBn/1tw4K6Oqzk1the442bY41w7/hTA==--AAECAw"
    "QFBgcICQoL--AAECAwQFBgcICQoLDA0ODw==";
inline const QByteArray kRailsCbc =
    "cUlMd3JJU0xDMnRNcDdRcitoMG1hdjBOM3JxU0JLNVhxWVNtazNiVm1CYXg3ejlOUkM2b3B3T1dCbi8xdHc0SzZPcXprMXRo"
    "ZTQ0MmJZNDF3Ny9oVEE9PS0tQUFFQ0F3UUZCZ2NJQ1FvTERBME9Edz09--ae3834b0997a6daff287b8b2e3e80821353536"
    "5c";
inline const QByteArray kRailsPrivate = "2::3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9";
inline const QByteArray kRailsEnvelope =
    "eyJfcmFpbHMiOnsibWVzc2FnZSI6IklqQXhNak0wTlRZM09EbGhZbU5rWldZd01USXpORFUyTnpnNVlXSmpaR1ZtSWc9PSIs"
    "ImV4cCI6bnVsbCwicHVyIjoiY29va2llLl9zZXNzaW9uX2lkIn19--995074d87f537895720ff01e7790c11b0019e44bde"
    "ebfd82631cea360ebed955";
inline const QByteArray kRailsSigned =
    "IjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmIg==--a42986c214ed4bce9a45106d5b94a53010a34e86b28e02"
    "c2f1fdede10115f199";
inline const QByteArray kRailsMarshal =
    "BAhJIiUwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZgY6BkVU--8c34307c8fc47edbc4e7b3694915654e15f913"
    "ce";
inline const QByteArray kRackItself =
    "BAh7B0kiDHVzZXJfaWQGOgZFVGkGSSIPc2Vzc2lvbl9pZAY7AFRJIghhYmMGOwBU--4297e58b432c89a845a1577aa83a10"
    "9d36836742";
inline const QByteArray kKeycloakToken =
    "eyJhbGciOiAiSFMyNTYiLCAidHlwIjogIkpXVCJ9.eyJqdGkiOiAiYTFiMmMzZDQtMDAwMC00MDAwLTgwMDAtYWFiYmNjZGR"
    "lZWZmIiwgInNpZCI6ICI1ZjBjMWQyZS0zYTRiLTRjNWQtOGU2Zi03YThiOWMwZDFlMmYiLCAic3ViIjogImFsaWNlIn0.dF2"
    "JV7thopzSjXMC49IA-P9wWU_k1CnNUM4uuCPW1-0";
inline const QByteArray kRuoyiToken =
    "eyJhbGciOiAiSFM1MTIifQ.eyJsb2dpbl91c2VyX2tleSI6ICI5ZDFmNmMzYS01MmI3LTRmMGUtOGQyYS02YjdjOGU5ZjBhM"
    "WIifQ.PQMeobt0eBioeIDfY-bNhkQGaI8sGLxj3pVE-A4sMJM";
/// Of a user and nothing else.
inline QByteArray subjectToken(const QByteArray &subject)
{
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part(R"({"alg": "HS256"})") + '.' + part(R"({"sub": ")" + subject + R"("})") + ".PQMeobt0eBioeIDfY";
}
inline const QByteArray kEncryptedToken =
    "eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMjU2Q0JDLUhTNTEyIn0..AAAAAAAAAAAAAAAAAAAAAA._Nh4BJPZ0R0pAxuSip2j"
    "WKb0hif_8Mt-gPuBB96G4MNl3Jz4_i_AWmzm11gDt4rIlNgqOWBCMSqZXvY7XdTdEQ.47mKTaMaEn1L3m5DAz9muidMqw636"
    "xxw7EFAK_YnPdg";
inline const QByteArray kPhoenix =
    "SFMyNTY.g3QAAAABbQAAAAtfY3NyZl90b2tlbm0AAAABeA.FI3pxaekTRnlbNmuGlVL9nhHr7DFj24S-imsfd_KmUA";
inline const QByteArray kAspNetCore =
    "CfDJ8B9A_JLaJBaUdQl57mz1gvLV19KOGDNd4Fq8VNBWDg9TAoYMZSvwjVYCUqpedCEFRvNp-7vOjBLPx5V7JlL-mnVSZ3aI"
    "Iu5iTUj84V7FynnL1gLLf0whV6UWVWmR8i74x7XvexjR_0HFk3DvsIWGUdRKk2wRt7FExI_gTfPGo-ja";
inline const QByteArray kIron =
    "Fe26.2**de7d1b721a1e0632b7cf04edf5032c8ecffa9f9a08492152b926f1a5a7e765d7*abc*def**salt*mac";
inline const QByteArray kAdonis =
    "s%3AeyJtZXNzYWdlIjogImNsbjF4MnkzejRhNWI2YzdkOGU5ZjBnMWgiLCAicHVycG9zZSI6ICJhZG9uaXMtc2Vzc2lvbiJ9"
    ".Rws7V6tPQIbLXLoyLcEtrAiZAefm89Ac5er2aWbBc_8";
inline const QByteArray kWordPress =
    "alice%7C1795000000%7CTk3nTk3nTk3nTk3nTk3nTk3nTk3nTk3nTk3nTk3nTk3%7C50e721e49c013f00c62cf59f21635"
    "42a9d8df02464efeb615d31051b0fddc326";
inline const QByteArray kBeaker = "a6fe49009c5b5d7b8f6b9c217306b21148fad64b0123456789abcdef0123456789abcdef";

} // namespace cookies
