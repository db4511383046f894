<?php
// v2: token, calls.

declare(strict_types=1);

namespace Youmi;

require_once __DIR__ . '/request.php';

function v2TokenBody(string $clientId, string $clientSecret, string $scope): string
{
    return http_build_query([
        'client_id' => $clientId,
        'client_secret' => $clientSecret,
        'scope' => $scope,
        'grant_type' => 'client_credentials',
    ]);
}

final class V2
{
    private ?string $token = null;
    private int $expiresAt = 0;

    /** $baseUrl is without /v2, which every path begins with. */
    public function __construct(
        private string $baseUrl,
        private string $clientId,
        private string $clientSecret,
        private string $tokenUrl = 'https://sso.yunshouzhi.net/connect/token',
        private string $scope = 'Ls.Qkl.PublicApi',
        private ?string $tenantId = null, // agents only
    ) {
    }

    public function call(string $method, string $path, ?array $body = null): mixed
    {
        $text = $body === null ? null : json_encode((object) $body, JSON_THROW_ON_ERROR);
        $send = fn () => request($method, $this->baseUrl . $path, $this->headers(), $text);
        $answer = $send();
        if ($answer[0] === 401 || ($answer[1]['errmsg'] ?? null) === 10003) { // another token, once
            $this->token = null;
            $answer = $send();
        }
        return valuesOf(...$answer);
    }

    private function headers(): array
    {
        $headers = ['Content-Type: application/json', 'Authorization: Bearer ' . $this->token()];
        return $this->tenantId === null ? $headers : [...$headers, "TenantId: $this->tenantId"];
    }

    private function token(): string
    {
        if ($this->token === null || time() > $this->expiresAt - 60) {
            $headers = ['Content-Type: application/x-www-form-urlencoded'];
            $body = v2TokenBody($this->clientId, $this->clientSecret, $this->scope);
            [$status, $answer] = request('POST', $this->tokenUrl, $headers, $body);
            if (!isset($answer['access_token'])) {
                throw new Refusal('no token of v2: ' . ($answer['error'] ?? "HTTP status $status"), $status);
            }
            $this->token = $answer['access_token'];
            $this->expiresAt = time() + (int) $answer['expires_in']; // a duration, unlike that of v1
        }
        return $this->token;
    }
}
