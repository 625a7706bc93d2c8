import CCurl

/// One easy handle of libcurl, with all that must outlive its transfer. Freed at its end. Not for use on two threads.
final class Curl {
    /// What libcurl says went wrong, in its own words.
    struct Fault: Error {
        let reason: String
        var isTimeout = false
        var isTooLong = false
    }

    private let handle: UnsafeMutableRawPointer
    private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    init() throws(Fault) {
        guard Self.isReady, let handle = curl_easy_init() else { throw Fault(reason: "libcurl cannot start") }
        self.handle = handle
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try check(hearten_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, message))
        // Without it, time limits of name look-ups are signals, which threads cannot have.
        try set(CURLOPT_NOSIGNAL, 1)
    }

    deinit {
        curl_easy_cleanup(handle)
        lists.forEach(curl_slist_free_all)
        message.deallocate()
    }

    func set(_ option: CURLoption, _ number: Int) throws(Fault) {
        try check(hearten_curl_set_long(handle, option, number))
    }

    func set(_ option: CURLoption, size: Int) throws(Fault) {
        try check(hearten_curl_set_size(handle, option, curl_off_t(size)))
    }

    func set(_ option: CURLoption, _ text: String?) throws(Fault) {
        try check(hearten_curl_set_text(handle, option, text))
    }

    func set(_ option: CURLoption, list: [String]) throws(Fault) {
        var head: UnsafeMutablePointer<curl_slist>?
        for text in list {
            guard let longer = curl_slist_append(head, text) else {
                curl_slist_free_all(head)
                throw Fault(reason: "out of memory")
            }
            head = longer
        }
        if let head { lists.append(head) }
        try check(hearten_curl_set_list(handle, option, head))
    }

    func setReader(_ reader: curl_read_callback, _ context: UnsafeMutableRawPointer) throws(Fault) {
        try check(hearten_curl_set_reader(handle, reader, context))
    }

    func setReceiver(_ receiver: curl_write_callback, _ context: UnsafeMutableRawPointer) throws(Fault) {
        try check(hearten_curl_set_receiver(handle, receiver, context))
    }

    /// Asked for each connection, with the address as it was found: what it does not open is not reached.
    func setOpener(_ opener: curl_opensocket_callback, _ context: UnsafeMutableRawPointer) throws(Fault) {
        try check(hearten_curl_set_opener(handle, opener, context))
    }

    /// - Parameter url: must outlive the transfer.
    func setURL(_ url: OpaquePointer) throws(Fault) {
        try check(hearten_curl_set_url(handle, url))
    }

    func text(_ info: CURLINFO) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard hearten_curl_get_text(handle, info, &text) == CURLE_OK, let text else { return nil }
        return String(cString: text)
    }

    /// A header of the last answer; the last one of that name.
    func header(_ name: String) -> String? {
        var found: UnsafeMutablePointer<curl_header>?
        guard curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &found) == CURLHE_OK, let value = found?.pointee.value else { return nil }
        return String(cString: value)
    }

    func setWriter(_ writer: curl_write_callback) throws(Fault) {
        try check(hearten_curl_set_writer(handle, writer, nil))
    }

    func setObserver(_ observer: curl_debug_callback, _ context: UnsafeMutableRawPointer) throws(Fault) {
        try check(hearten_curl_set_observer(handle, observer, context))
        try set(CURLOPT_VERBOSE, 1)
    }

    /// Does the transfer; blocks until it is over.
    func perform() throws(Fault) { try check(curl_easy_perform(handle)) }

    /// The server's last reply; 0 before the first.
    var responseCode: Int {
        var code = 0
        return hearten_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0
    }

    private func check(_ result: CURLcode) throws(Fault) {
        if result == CURLE_OK { return }
        let detail = String(cString: message)
        throw Fault(
            reason: detail.isEmpty ? String(cString: curl_easy_strerror(result)) : detail, isTimeout: result == CURLE_OPERATION_TIMEDOUT,
            isTooLong: result == CURLE_FILESIZE_EXCEEDED)
    }

    /// Once in a process, before the first handle.
    private static let isReady = hearten_curl_global_init() == CURLE_OK
}
