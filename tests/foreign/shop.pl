# RPC::XML of Perl. Arguments: URL, key, then host, port and authority for TLS.
use strict;
use utf8;
use open qw(:std :utf8);
require RPC::XML::Client;
my ($url, $key, $host, $port, $authority) = @ARGV;
if ($authority) {
    require LWP::Protocol::https;
    # What a line in the hosts file does.
    push @LWP::Protocol::http::EXTRA_SOCK_OPTS, (PeerAddr => '127.0.0.1', PeerPort => $port);
}
$RPC::XML::ENCODING = 'utf-8';
my $keap = RPC::XML::Client->new($url);
$keap->useragent->ssl_opts(SSL_ca_file => $authority, SSL_hostname => $host, SSL_verifycn_name => $host) if $authority;

sub call {
    my ($method, @parameters) = @_;
    my $answer = $keap->send_request($method, RPC::XML::string->new($key), @parameters);
    die $answer unless ref $answer;
    return $answer;
}

my $rows = call('DataService.query', 'Contact', 5, 0, { Email => 'ann@%' }, ['Id', 'FirstName'])->value;
print "$rows->[0]{Id} $rows->[0]{FirstName}\n";
my $contact = call('ContactService.add', { FirstName => "Zo\x{eb}", Email => 'zoe@example.com' })->value;
my $name = call('ContactService.load', $contact, ['FirstName'])->value->{FirstName};
utf8::decode($name) unless utf8::is_utf8($name);
print "$name\n";
my $day = RPC::XML::datetime_iso8601->new('20260115T10:00:00');
my $invoice = call('InvoiceService.createBlankOrder', $contact, 'An order', $day, 0, 0)->value;
call('InvoiceService.addOrderItem', $invoice, 0, 4, RPC::XML::double->new(12.5), 2, 'Tea', '');
print int(call('InvoiceService.calculateAmountOwed', $invoice)->value), "\n";
my $fault = call('ContactService.load', 999999, ['Id']);
print $fault->code, ' ', $fault->string, "\n";
