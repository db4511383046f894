<?php
// Calls an endpoint of v1 and one of v2: php call.php

declare(strict_types=1);

require_once __DIR__ . '/v1.php';
require_once __DIR__ . '/v2.php';

$variable = fn (string $name): string => getenv($name) ?: exit("Set $name in the environment.\n");

$v1 = new Youmi\V1($variable('YOUMI_BASE_URL'), $variable('YOUMI_APP_ID'), $variable('YOUMI_APP_KEY'));
$friends = $v1->get('friend', ['Page' => 1, 'PageSize' => 2]);
echo $friends[0]['username'], "\n";

$v2 = new Youmi\V2(
    $variable('YOUMI_V2_BASE_URL'),
    $variable('YOUMI_CLIENT_ID'),
    $variable('YOUMI_CLIENT_SECRET'),
    getenv('YOUMI_TOKEN_URL') ?: 'https://sso.yunshouzhi.net/connect/token',
);
$departments = $v2->call('GET', '/v2/System/GetDepartList');
echo $departments[0]['departname'], "\n";
