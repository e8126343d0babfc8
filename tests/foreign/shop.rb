# The xmlrpc library of Ruby. Arguments: URL, key, then host, port and authority for TLS.
require 'xmlrpc/client'
url, key, host, port, authority = ARGV
keap = XMLRPC::Client.new2(url)
if authority
  keap = XMLRPC::Client.new3(host: host, path: '/api/xmlrpc', port: port.to_i, use_ssl: true)
  # What a line in the hosts file does.
  keap.http.ipaddr = '127.0.0.1'
  keap.http.ca_file = authority
end

rows = keap.call('DataService.query', key, 'Contact', 5, 0, { 'Email' => 'ann@%' }, %w[Id FirstName])
puts "#{rows[0]['Id']} #{rows[0]['FirstName']}"
contact = keap.call('ContactService.add', key, { 'FirstName' => "Zo\u00eb", 'Email' => 'zoe@example.com' })
puts keap.call('ContactService.load', key, contact, ['FirstName'])['FirstName']
day = XMLRPC::DateTime.new(2026, 1, 15, 10, 0, 0)
invoice = keap.call('InvoiceService.createBlankOrder', key, contact, 'An order', day, 0, 0)
keap.call('InvoiceService.addOrderItem', key, invoice, 0, 4, 12.5, 2, 'Tea', '')
puts keap.call('InvoiceService.calculateAmountOwed', key, invoice).to_i
begin
  keap.call('ContactService.load', key, 999_999, ['Id'])
rescue XMLRPC::FaultException => fault
  puts "#{fault.faultCode} #{fault.faultString}"
end
