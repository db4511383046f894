<?php

// The names of the staff, by v1, and the departments, by v2. With the variables that the emulator prints: php call.php

declare(strict_types=1);

require __DIR__ . '/youmi.php';

function send(string $url, array $headers, ?string $body = null): array
{
    $http = ['method' => $body === null ? 'GET' : 'POST', 'header' => implode("\r\n", $headers), 'content' => $body ?? ''];
    $context = stream_context_create(['http' => $http + ['timeout' => 15, 'ignore_errors' => true, 'follow_location' => 0]]);
    $answer = json_decode((string) file_get_contents($url, false, $context), true);
    if (!is_array($answer)) throw new RuntimeException("$url did not answer JSON");
    return $answer;
}

/** The values of an envelope. 10003 asks for a new token, 10006 and 200005 for the right time, which msgTime tells. */
function values(array $envelope): mixed
{
    if (in_array((int) ($envelope['errmsg'] ?? 0), [20000, 10004], true)) return $envelope['values'];
    throw new RuntimeException("The server refused with {$envelope['errmsg']}: " . ($envelope['errdesc'] ?? ''));
}

[$base, $appId, $appKey] = array_map(getenv(...), ['YOUMI_BASE_URL', 'YOUMI_APP_ID', 'YOUMI_APP_KEY']);
$nonce = fn() => (string) random_int(1, PHP_INT_MAX);

$body = Youmi\tokenBody($appId, $appKey, $nonce(), (string) time());
// Kept until it expires, and shared: each new one may end the one before.
$token = values(send("$base/GetAccessToken?format=json", ['Content-type: text/json'], $body))['access_token'];
$staff = values(send("$base/staff?ad_staff_state=0", Youmi\headers($token, $appKey, $nonce(), (string) time())));
echo 'v1: ', implode(' ', array_column($staff, 'ad_staff_name')), "\n";

$form = http_build_query([
    'client_id' => getenv('YOUMI_CLIENT_ID'),
    'client_secret' => getenv('YOUMI_CLIENT_SECRET'),
    'scope' => 'Ls.Qkl.PublicApi',
    'grant_type' => 'client_credentials',
]);
$bearer = send(getenv('YOUMI_TOKEN_URL'), ['Content-type: application/x-www-form-urlencoded'], $form)['access_token'];
$headers = ["Authorization: Bearer $bearer", 'Content-type: application/json'];
$departments = values(send(preg_replace('~/(publicapi/)?v1$~', '', $base) . '/v2/System/GetDepartList', $headers));
echo 'v2: ', count($departments), " departments\n";
