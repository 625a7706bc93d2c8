import Foundation
import Site

/// The address of a page of another server, as people type it.
package enum ElsewhereAddress {
    /// Its host, as people know it: `facebook.com`. `nil` where it is not the address of a web page.
    package static func host(_ address: String) -> String? {
        guard Href(external: address) != nil, let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased() ?? ""),
            let host = url.host()?.lowercased(), host.contains("."), url.user() == nil
        else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
