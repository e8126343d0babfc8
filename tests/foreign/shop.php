<?php
// The xmlrpc extension of PHP. Arguments: URL, key, then host, port and authority for TLS.
if (!function_exists('xmlrpc_encode_request')) { fwrite(STDERR, "no xmlrpc extension\n"); exit(1); }
[, $url, $key] = $argv;
[$host, $port, $authority] = array_slice($argv, 3) + ['localhost', null, null];
if ($authority) { $url = "https://127.0.0.1:$port/api/xmlrpc"; }

function call($method, ...$parameters) {
    global $url, $key, $host, $authority;
    $how = ['encoding' => 'utf-8', 'escaping' => 'markup'];
    $body = xmlrpc_encode_request($method, array_merge([$key], $parameters), $how);
    $http = ['method' => 'POST', 'header' => "Content-Type: text/xml\r\nHost: $host", 'content' => $body];
    $ssl = ['peer_name' => $host, 'cafile' => $authority];
    $answer = file_get_contents($url, false, stream_context_create(['http' => $http, 'ssl' => $ssl]));
    if ($answer === false) { exit(1); }
    return xmlrpc_decode($answer, 'utf-8');
}

$rows = call('DataService.query', 'Contact', 5, 0, ['Email' => 'ann@%'], ['Id', 'FirstName']);
echo $rows[0]['Id'], ' ', $rows[0]['FirstName'], "\n";
$contact = call('ContactService.add', ['FirstName' => 'Zoë', 'Email' => 'zoe@example.com']);
echo call('ContactService.load', $contact, ['FirstName'])['FirstName'], "\n";
$day = '20260115T10:00:00';
xmlrpc_set_type($day, 'datetime');
$invoice = call('InvoiceService.createBlankOrder', $contact, 'An order', $day, 0, 0);
call('InvoiceService.addOrderItem', $invoice, 0, 4, 12.5, 2, 'Tea', '');
echo call('InvoiceService.calculateAmountOwed', $invoice), "\n";
$fault = call('ContactService.load', 999999, ['Id']);
echo $fault['faultCode'], ' ', $fault['faultString'], "\n";
