<?php
// The addresses of the order system that have to do with 企客聊. `php -S 127.0.0.1:8080 -t ../page index.php` serves them.

declare(strict_types=1);

// Where errors are displayed, PHP answers 200 after one, and the gateway would take a callback for done.
ini_set('display_errors', '0');

require __DIR__ . '/hand-over.php';
require __DIR__ . '/order-system.php';

$path = strtok($_SERVER['REQUEST_URI'], '?');

switch ($_SERVER['REQUEST_METHOD'] . ' ' . $path) {
    case 'GET /order': // 下单URL: the page in the sidebar
        header('Content-Type: text/html; charset=utf-8');
        readfile($_SERVER['DOCUMENT_ROOT'] . '/order.html');
        return;

    case 'POST /login':
        $isRight = login((string) filter_input(INPUT_POST, 'user'), (string) filter_input(INPUT_POST, 'password'));
        answer($isRight ? 204 : 401);
        return;

    case 'GET /orders': // the order system's own data, which it guards itself
        $user = currentUser();
        $user ? answer(200, ordersOf($user, (string) filter_input(INPUT_GET, 'customer'))) : answer(401);
        return;

    case 'GET /youmi-auth': // the gateway asks who is logged in, with the cookie of the page
        $user = currentUser();
        $user ? answer(200, ['sub' => $user['name'], 'roles' => $user['roles']]) : answer(401);
        return;

    case 'POST /youmi-events': // the gateway hands over what the vendor's server has sent
        answer(takeHandOver(database(), (string) getenv('YOUMI_FORWARD_SECRET')));
        return;

    default:
        return is_file($_SERVER['DOCUMENT_ROOT'] . $path) ? false : answer(404);
}

function answer(int $status, mixed $value = null): void
{
    http_response_code($status);
    header('Cache-Control: no-store');
    if ($value === null) {
        return;
    }
    header('Content-Type: application/json');
    echo json_encode($value, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
}
