<?php

// The protocol of the 友米聚合 open API for back ends in PHP 8, without a package. A page must never get the appkey.

declare(strict_types=1);

namespace Youmi;

/** 生成signature: HMAC-SHA1, Base64, URL-encoded in small letters as .NET does it. */
function sign(string $text, string $appKey): string
{
    $base64 = base64_encode(hash_hmac('sha1', $text, $appKey, true));
    return strtr($base64, ['+' => '%2b', '/' => '%2f', '=' => '%3d']);
}

/** The body of POST {v1}/GetAccessToken?format=json. Nonce and Timestamp are new for each request. */
function tokenBody(string $appId, string $appKey, string $nonce, string $timestamp): string
{
    $signature = sign($appId . $nonce . $timestamp, $appKey);
    return json_encode(['AppId' => $appId, 'Nonce' => $nonce, 'Timestamp' => $timestamp, 'Signature' => $signature]);
}

/** The headers of a call of v1. */
function headers(string $accessToken, string $appKey, string $nonce, string $timestamp): array
{
    return [
        'Content-type: text/json',
        "access_token: $accessToken",
        "Nonce: $nonce",
        "Timestamp: $timestamp",
        'Signature: ' . sign($accessToken . $nonce . $timestamp, $appKey),
    ];
}

/**
 * Opens the query of a sidebar's address: [user name, fields of the message], or null if it was not made with this key.
 * Nothing in it proves that it was not altered, so ask for its age and for its user too.
 */
function openSidebar(array $query, string $privateKey): ?array
{
    $userId = decrypt($query['UserID'] ?? '', $privateKey);
    if ($userId === null) return null;
    $key = $privateKey . '?sign=' . ($query['neber'] ?? '') . $userId . ($query['time'] ?? '');
    $message = decrypt($query['PKID'] ?? '', $key);
    if ($message === null || !str_starts_with($message, "UserID=$userId&")) return null;
    $fields = [];
    foreach (explode('&', $message) as $part) {
        [$name, $value] = explode('=', $part, 2) + [1 => ''];
        $fields[$name] = rawurldecode($value);
    }
    return [$userId, $fields];
}

/** Triple DES as most of the vendor's .NET code has it: CBC, PKCS#7, the IV 1 to 8, a key of 24 bytes, cut or filled with zeros. */
function decrypt(string $base64, string $key): ?string
{
    $key = substr(str_pad($key, 24, "\0"), 0, 24);
    $iv = "\x01\x02\x03\x04\x05\x06\x07\x08";
    // A decoder of queries may have made spaces of plus signs.
    $text = openssl_decrypt(str_replace(' ', '+', $base64), 'des-ede3-cbc', $key, 0, $iv);
    return $text === false || $text === '' ? null : $text;
}

/** Whether the gateway as a program has handed a callback over: five minutes old at most. */
function isHandedOver(string $body, string $timestamp, string $signature, string $secret, int $now): bool
{
    $expected = hash_hmac('sha256', "$timestamp.$body", $secret);
    return hash_equals($expected, $signature) && abs($now - (int) $timestamp) <= 300;
}
