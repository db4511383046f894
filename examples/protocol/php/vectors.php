<?php

// php vectors.php ../vectors.json

declare(strict_types=1);

require __DIR__ . '/youmi.php';

$vectors = json_decode(file_get_contents($argv[1]), true);
$checks = 0;
function check(string $what, mixed $actual, mixed $expected): void
{
    global $checks;
    $checks++;
    if ($actual === $expected) return;
    fwrite(STDERR, "$what: " . json_encode($actual) . ' is not ' . json_encode($expected) . "\n");
    exit(1);
}

$v1 = $vectors['v1'];
$body = json_decode(Youmi\tokenBody($v1['appId'], $v1['appKey'], $v1['nonce'], $v1['timestamp']), true);
check('token', $body['Signature'], $v1['token']['signature']);
$headers = Youmi\headers($v1['accessToken'], $v1['appKey'], $v1['nonce'], $v1['timestamp']);
check('call', end($headers), 'Signature: ' . $v1['call']['signature']);
foreach ($vectors['sidebar'] as $sidebar) {
    parse_str($sidebar['query'], $query);
    [$userId, $fields] = Youmi\openSidebar($query, $sidebar['privateKey']);
    check('UserID', $userId, $sidebar['userId']);
    check('message', implode('&', array_map(fn($name) => "$name=$fields[$name]", array_keys($fields))), $sidebar['message']);
    check('another key', Youmi\openSidebar($query, 'another-key'), null);
}
$handOver = $vectors['handOver'];
['body' => $body, 'timestamp' => $time, 'signature' => $signature, 'secret' => $secret] = $handOver;
check('hand-over', Youmi\isHandedOver($body, $time, $signature, $secret, (int) $time + 60), true);
check('altered', Youmi\isHandedOver("$body ", $time, $signature, $secret, (int) $time + 60), false);
check('too old', Youmi\isHandedOver($body, $time, $signature, $secret, (int) $time + 600), false);
echo "$checks checks\n";
