<?php
// Receives callbacks: from the vendor's server at /callbacks/<secret>, from the gateway at /youmi-events.
// php -S 127.0.0.1:8080 receive.php

declare(strict_types=1);

// Where errors are displayed, PHP answers 200 after one: the callback would be taken for done.
ini_set('display_errors', '0');

require_once __DIR__ . '/callbacks.php';

$secret = fn (string $name): string =>
    getenv($name) ?: throw new RuntimeException("set $name in the environment");
$body = file_get_contents('php://input');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$isFromVendor = hash_equals('/callbacks/' . $secret('YOUMI_CALLBACK_SECRET'), $path);
$isFromGateway = $path === '/youmi-events' && Youmi\isFromGateway(
    $body,
    $_SERVER['HTTP_X_YOUMI_TIMESTAMP'] ?? '',
    $_SERVER['HTTP_X_YOUMI_SIGNATURE'] ?? '',
    $secret('YOUMI_FORWARD_SECRET'),
);
if (!$isFromVendor && !$isFromGateway) {
    http_response_code($path === '/youmi-events' ? 401 : 404);
    return;
}
// Keep it first, then answer: what was answered with 200 does not come again. Here it is a line of the log.
$isKept = json_decode($body) !== null && error_log('received ' . rtrim($body));
http_response_code($isKept ? 200 : 500);
header('Content-Type: application/json');
echo Youmi\callbackReply($isKept);
