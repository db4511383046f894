<?php
// Callbacks of the vendor's server, and those that the gateway as a program hands over.

declare(strict_types=1);

namespace Youmi;

/** The reply that the vendor's server expects. */
function callbackReply(bool $isDone): string
{
    $reply = $isDone
        ? ['Result' => true, 'ReturnCode' => 200, 'Message' => '操作完成']
        : ['Result' => false, 'ReturnCode' => 500, 'Message' => '操作失败'];
    return json_encode($reply, JSON_UNESCAPED_UNICODE);
}

/** Whether the gateway has sent this body, within five minutes. $secret is its callbacks.forward.secret. */
function isFromGateway(string $body, string $timestamp, string $signature, string $secret, ?int $now = null): bool
{
    $expected = hash_hmac('sha256', "$timestamp.$body", $secret);
    return ctype_digit($timestamp)
        && abs(($now ?? time()) - (int) $timestamp) <= 300
        && hash_equals($expected, $signature);
}
