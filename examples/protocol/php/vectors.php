<?php
// Checks the test vectors: php vectors.php protocol-vectors.json

declare(strict_types=1);

require_once __DIR__ . '/v1.php';
require_once __DIR__ . '/v2.php';
require_once __DIR__ . '/sidebar.php';
require_once __DIR__ . '/callbacks.php';

$vectors = json_decode(file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR);
$passed = $failed = 0;
$check = function (string $what, mixed $found, mixed $expected) use (&$passed, &$failed): void {
    $found === $expected ? $passed++ : $failed++;
    if ($found !== $expected) {
        echo "$what: ", json_encode($found, JSON_UNESCAPED_UNICODE), "\n";
    }
};

foreach ($vectors['signatures'] as ['text' => $text, 'appKey' => $appKey, 'signature' => $signature]) {
    $check("signature of $text", Youmi\sign($text, $appKey), $signature);
}
$token = $vectors['v1Token'];
$body = Youmi\v1TokenBody($token['appId'], $token['appKey'], $token['nonce'], $token['timestamp']);
$check('token of v1', $body, $token['body']);
$call = $vectors['v1Call'];
$headers = Youmi\v1Headers($call['accessToken'], $call['appKey'], $call['nonce'], $call['timestamp']);
$check('headers of v1', array_slice($headers, 1), [
    "access_token: {$call['accessToken']}",
    "Nonce: {$call['nonce']}",
    "Timestamp: {$call['timestamp']}",
    "Signature: {$call['signature']}",
]);
$token = $vectors['v2Token'];
$check('token of v2', Youmi\v2TokenBody($token['clientId'], $token['clientSecret'], $token['scope']), $token['body']);
foreach ($vectors['sidebar'] as $number => $vector) {
    $expected = Youmi\readMessage($vector['message'], $vector['userId']);
    foreach ([$vector['cipher'], null] as $cipher) {
        $fields = Youmi\openSidebar($vector['query'], $vector['key'], 60, $cipher, 1714536000);
        $check("sidebar $number", $fields, $expected);
    }
}
foreach ($vectors['handOver'] as $number => $vector) {
    $of = fn (string $body, int $now) => Youmi\isFromGateway(
        $body,
        (string) $vector['timestamp'],
        $vector['signature'],
        $vector['secret'],
        $now,
    );
    $check("hand-over $number", $of($vector['body'], $vector['timestamp']), true);
    $check("hand-over $number, altered", $of($vector['body'] . ' ', $vector['timestamp']), false);
    $check("hand-over $number, late", $of($vector['body'], $vector['timestamp'] + 301), false);
}
echo "$passed passed, $failed failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
