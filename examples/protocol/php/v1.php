<?php
// v1: signature, token, calls.

declare(strict_types=1);

namespace Youmi;

require_once __DIR__ . '/request.php';

/** 生成signature: HMAC-SHA1, Base64, URL-encoded with hex digits in lower case. */
function sign(string $text, string $appKey): string
{
    $base64 = base64_encode(hash_hmac('sha1', $text, $appKey, true));
    return strtr($base64, ['+' => '%2b', '/' => '%2f', '=' => '%3d']);
}

function v1TokenBody(string $appId, string $appKey, string $nonce, int $timestamp): string
{
    $signature = sign($appId . $nonce . $timestamp, $appKey);
    $fields = ['AppId' => $appId, 'Nonce' => $nonce, 'Timestamp' => (string) $timestamp, 'Signature' => $signature];
    return json_encode($fields, JSON_THROW_ON_ERROR);
}

/** The headers of every call but that for the token. */
function v1Headers(string $token, string $appKey, string $nonce, int $timestamp): array
{
    $signature = sign($token . $nonce . $timestamp, $appKey);
    return [
        'Content-type: text/json',
        "access_token: $token",
        "Nonce: $nonce",
        "Timestamp: $timestamp",
        "Signature: $signature",
    ];
}

final class V1
{
    private ?string $token = null;
    private int $expiresAt = 0;
    private int $clockDifference = 0;

    /** $baseUrl goes up to and including /v1. */
    public function __construct(private string $baseUrl, private string $appId, private string $appKey)
    {
    }

    public function get(string $path, array $query = []): mixed
    {
        return $this->call('GET', $query === [] ? $path : $path . '?' . http_build_query($query), null);
    }

    public function post(string $path, array $body): mixed
    {
        return $this->call('POST', $path, json_encode((object) $body, JSON_THROW_ON_ERROR));
    }

    private function call(string $method, string $path, ?string $body): mixed
    {
        $send = fn () => request(
            $method,
            "$this->baseUrl/$path",
            v1Headers($this->token(), $this->appKey, $this->nonce(), $this->now()),
            $body,
        );
        $answer = $this->inTime($send);
        if (($answer[1]['errmsg'] ?? null) === 10003) { // the token is no longer valid: another one, once
            $this->token = null;
            $answer = $this->inTime($send);
        }
        return valuesOf(...$answer);
    }

    /** Keep it in a store that your processes share, such as Redis: PHP forgets it with the request. */
    private function token(): string
    {
        if ($this->token === null || $this->now() > $this->expiresAt - 60) {
            $send = fn () => request(
                'POST',
                "$this->baseUrl/GetAccessToken?format=json",
                ['Content-type: text/json'],
                v1TokenBody($this->appId, $this->appKey, $this->nonce(), $this->now()),
            );
            $values = valuesOf(...$this->inTime($send));
            $this->token = $values['access_token'];
            $this->expiresAt = (int) $values['expires_in']; // a time, in spite of its name
        }
        return $this->token;
    }

    /** Sends a request, and once more with the server's time where that is what was wrong. */
    private function inTime(callable $send): array
    {
        $answer = $send();
        if (in_array($answer[1]['errmsg'] ?? null, [10006, 200005], true)) {
            $text = $answer[1]['msgTime'] ?? $answer[1]['MsgTime'] ?? 'now';
            $time = new \DateTimeImmutable($text, new \DateTimeZone('Asia/Shanghai'));
            $this->clockDifference = $time->getTimestamp() - time();
            $answer = $send();
        }
        return $answer;
    }

    private function now(): int
    {
        return time() + $this->clockDifference;
    }

    private function nonce(): string
    {
        return (string) random_int(0, 999_999_999);
    }
}
