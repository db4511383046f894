<?php
// Stands for what your order system has already: a database, and who is logged in. Replace it with your own.

declare(strict_types=1);

function database(): PDO
{
    $database = new PDO('sqlite:' . (getenv('ORDERS_DB') ?: __DIR__ . '/orders.sqlite'));
    $database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    $database->exec('CREATE TABLE IF NOT EXISTS callbacks (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
    return $database;
}

/** Starts a session if the password is right. */
function login(string $name, string $password): bool
{
    $user = users()[$name] ?? null;
    if (!$user || !password_verify($password, $user['password'])) {
        return false;
    }
    startSession();
    session_regenerate_id(true);
    $_SESSION['user'] = $name;
    return true;
}

/** Who is logged in, or null. */
function currentUser(): ?array
{
    startSession();
    return users()[$_SESSION['user'] ?? ''] ?? null;
}

function startSession(): void
{
    session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Lax', 'use_strict_mode' => true]);
}

/** The orders of a customer, as far as they belong to this member of staff. */
function ordersOf(array $user, string $customer): array
{
    $isTheirs = fn(array $order) => $order['staff'] === $user['name'] && $order['customer'] === $customer;
    return array_values(array_filter(orders(), $isTheirs));
}

function orders(): array
{
    return [
        ['number' => 'A1001', 'goods' => '龙井茶 2 盒', 'staff' => 'b08', 'customer' => 'wxid_5kq0w1v8j3zt22'],
        ['number' => 'A1002', 'goods' => '紫砂壶 1 把', 'staff' => 'b08', 'customer' => 'wxid_5kq0w1v8j3zt22'],
        ['number' => 'A1003', 'goods' => '普洱茶 1 饼', 'staff' => 'b09', 'customer' => 'wxid_5kq0w1v8j3zt22'],
    ];
}

/** Both passwords are "orders". */
function users(): array
{
    $password = '$2y$10$GU9nGjOo0OnqVO0.HtrBF.xNlbR025SINr93V61grOY4JN432HXjy';
    return [
        'b08' => ['name' => 'b08', 'roles' => ['sales'], 'password' => $password],
        'b01' => ['name' => 'b01', 'roles' => ['manager'], 'password' => $password],
    ];
}
