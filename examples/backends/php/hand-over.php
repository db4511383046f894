<?php
// Receiving what the gateway hands over: callbacks and events of the vendor's server.

declare(strict_types=1);

const LONGEST_WAY_SECONDS = 300;

/**
 * Keeps the body of the request and returns the status to answer. The vendor is told "done" only after a 2xx. The same body
 * is kept once, however often it comes. A job of your own works through the table afterwards.
 */
function takeHandOver(PDO $database, string $secret): int
{
    $body = file_get_contents('php://input');
    $timestamp = $_SERVER['HTTP_X_YOUMI_TIMESTAMP'] ?? '';
    $signature = $_SERVER['HTTP_X_YOUMI_SIGNATURE'] ?? '';
    if (!isHandedOver($secret, $timestamp, $signature, $body, time())) {
        return 401;
    }
    // A callback has no id of its own. MySQL writes INSERT IGNORE.
    $insert = $database->prepare('INSERT OR IGNORE INTO callbacks (id, body) VALUES (?, ?)');
    $insert->execute([hash('sha256', $body), $body]);
    return 204;
}

/** Whether the gateway has signed this body, and lately. */
function isHandedOver(string $secret, string $timestamp, string $signature, string $body, int $now): bool
{
    if ($secret === '') {
        throw new RuntimeException('YOUMI_FORWARD_SECRET is not set: anybody could sign.');
    }
    if (!preg_match('/^\d{1,12}$/D', $timestamp) || abs($now - (int) $timestamp) > LONGEST_WAY_SECONDS) {
        return false;
    }
    return hash_equals(hash_hmac('sha256', "$timestamp.$body", $secret), $signature);
}
