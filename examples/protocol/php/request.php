<?php
// HTTP and the envelope of an answer. PHP 8.1 or later, with the extension openssl.

declare(strict_types=1);

namespace Youmi;

/** A refusal: $code is the vendor's errmsg, or the HTTP status of an answer without envelope. */
final class Refusal extends \RuntimeException
{
}

/** Sends a request; its status and its JSON. No redirect is followed: it would carry token and signature elsewhere. */
function request(string $method, string $url, array $headers, ?string $body = null): array
{
    $http = ['method' => $method, 'header' => $headers, 'content' => $body ?? '', 'timeout' => 15];
    $context = stream_context_create(['http' => $http + ['ignore_errors' => true, 'follow_location' => 0]]);
    $text = @file_get_contents($url, false, $context);
    if ($text === false) {
        throw new \RuntimeException('no answer from ' . strtok($url, '?'));
    }
    preg_match('~^HTTP/\S+ (\d+)~', $http_response_header[0], $found);
    return [(int) $found[1], json_decode($text, true, 512, JSON_BIGINT_AS_STRING)];
}

/** What an envelope holds. Both codes are success, whichever the endpoint. */
function valuesOf(int $status, mixed $envelope): mixed
{
    if (!is_array($envelope) || !isset($envelope['errmsg'])) {
        throw new Refusal("the server answered with HTTP status $status and no envelope", $status);
    }
    if (!in_array((int) $envelope['errmsg'], [10004, 20000], true)) {
        throw new Refusal($envelope['errdesc'] ?? '', (int) $envelope['errmsg']);
    }
    return $envelope['values'] ?? null;
}
