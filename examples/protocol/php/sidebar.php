<?php
// Opens the address with which 企客聊 opens a page in its sidebar.

declare(strict_types=1);

namespace Youmi;

const SIDEBAR_FIELDS =
    ['Timestamp', 'WX', 'TEL', 'Number', 'sign', 'merchantid', 'wechat', 'uid', 'originalId', 'dockPwd'];

/**
 * The fields of the message. $query is that of the address as it came: $_SERVER['QUERY_STRING']. $key is the
 * 系统私钥, or the 下单URL where that is empty. Without $cipher, all that is not documented is tried.
 */
function openSidebar(string $query, string $key, int $maxAgeSeconds, ?array $cipher = null, ?int $now = null): array
{
    $raw = [];
    foreach (explode('&', $query) as $part) {
        [$name, $value] = explode('=', $part, 2) + [1 => ''];
        $raw[$name] = $value;
    }
    if (isset($raw['PKID'], $raw['UserID'], $raw['neber'])) {
        $time = $raw['time'] ?? $raw['Time'] ?? '';
        foreach ($cipher === null ? sidebarCiphers() : [$cipher] as $cipher) {
            $user = decrypt($raw['UserID'], $key, $cipher) ?? '';
            foreach ($user === '' ? [] : [urldecode($time), rawurldecode($time)] as $text) {
                $message = decrypt($raw['PKID'], "$key?sign=" . rawurldecode($raw['neber']) . $user . $text, $cipher);
                $fields = $message === null ? null : readMessage($message, $user);
                if ($fields !== null && isInTime($fields['Timestamp'] ?? '', $maxAgeSeconds, $now ?? time())) {
                    return $fields;
                }
            }
        }
    }
    // One sentence for every reason: which of them it was would help to read a message without the key.
    throw new \InvalidArgumentException('the address of the sidebar cannot be opened');
}

/** All that the vendor leaves open, the most likely first. */
function sidebarCiphers(): array
{
    $ciphers = [];
    foreach (['base64', 'hex'] as $encoding) {
        foreach (['pkcs7', 'zeros'] as $padding) {
            foreach (['zeros', 'k1k2k1'] as $key) {
                foreach (['cbc', 'ecb'] as $mode) {
                    $ciphers[] = compact('mode', 'encoding', 'padding', 'key');
                }
            }
        }
    }
    return $ciphers;
}

/** Triple DES. The text, or null if that is none. */
function decrypt(string $parameter, string $key, array $cipher): ?string
{
    $text = rawurldecode($parameter);
    $bytes = $cipher['encoding'] === 'hex'
        ? (ctype_xdigit($text) && strlen($text) % 2 === 0 ? hex2bin($text) : false)
        : base64_decode(strtr($text, '-_ ', '+/+'), true);
    if ($bytes === false || $bytes === '' || strlen($bytes) % 8 !== 0) {
        return null;
    }
    // The UTF-8 of the key, filled with zero bytes or cut; 16 bytes may be K1 and K2, and K1 follows once more.
    $filled = $cipher['key'] === 'k1k2k1' && strlen($key) === 16 ? $key . $key : $key;
    $key24 = substr(str_pad($filled, 24, "\0"), 0, 24);
    [$name, $iv] = $cipher['mode'] === 'cbc' ? ['des-ede3-cbc', "\1\2\3\4\5\6\7\10"] : ['des-ede3', ''];
    $plain = openssl_decrypt($bytes, $name, $key24, OPENSSL_RAW_DATA | OPENSSL_ZERO_PADDING, $iv);
    $count = ord($plain[-1]);
    $isPkcs7 = $count >= 1 && $count <= 8 && substr($plain, -$count) === str_repeat($plain[-1], $count);
    if ($isPkcs7 !== ($cipher['padding'] === 'pkcs7')) {
        return null;
    }
    $plain = rtrim($isPkcs7 ? substr($plain, 0, -$count) : $plain, "\0");
    return preg_match('//u', $plain) === 1 ? $plain : null;
}

/** The fields of a message, if it is one of this user: known names, each once, dockPwd last. */
function readMessage(string $message, string $user): ?array
{
    $parts = explode('&', $message);
    $first = array_shift($parts);
    if ($first !== "UserID=$user" && rawurldecode($first) !== "UserID=$user") {
        return null;
    }
    $fields = ['UserID' => $user];
    foreach ($parts as $part) {
        [$name, $value] = explode('=', $part, 2) + [1 => ''];
        if (!in_array($name, SIDEBAR_FIELDS, true) || isset($fields[$name]) || isset($fields['dockPwd'])) {
            return null;
        }
        $fields[$name] = rawurldecode($value);
    }
    return $fields;
}

function isInTime(string $timestamp, int $maxAgeSeconds, int $now): bool
{
    return ctype_digit($timestamp) && $now - (int) $timestamp <= $maxAgeSeconds && (int) $timestamp - $now <= 300;
}
