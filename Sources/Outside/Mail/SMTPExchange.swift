import CCurl
import Kernel

/// One mail's conversation with the mail server. Blocks its thread until the mail is taken or refused.
final class SMTPExchange {
    private let server: SMTPServer
    private let mail: Mail
    private let message: [UInt8]
    private var progress = SMTPProgress()
    private var sent = 0

    init(server: SMTPServer, mail: Mail) {
        self.server = server
        self.mail = mail
        message = mail.rendered()
    }

    func run() throws(MailFault) {
        var code = 0
        do {
            let curl = try Curl()
            try prepare(curl)
            defer { code = curl.responseCode }
            try curl.perform()
        } catch {
            throw MailFault(MailTrouble(stage: progress.stage, code: code, reason: error.reason))
        }
    }

    private func prepare(_ curl: Curl) throws(Curl.Fault) {
        // The path is the name we greet with: the sender's host, as this machine's own name may mean nothing outside.
        try curl.set(CURLOPT_URL, "\(server)/\(mail.from.address.host)")
        try curl.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try curl.set(CURLOPT_PROXY, "")
        try secure(curl)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, Int(server.limits.connect.milliseconds))
        try curl.set(CURLOPT_TIMEOUT_MS, Int(server.limits.whole.milliseconds))
        // The whole limit leaves out the farewell, which a silent server could draw out to two minutes.
        try curl.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Int(max(1, server.limits.whole.seconds)))
        if let credentials = server.credentials {
            try curl.set(CURLOPT_USERNAME, credentials.user)
            try curl.set(CURLOPT_PASSWORD, credentials.password)
        }
        try curl.set(CURLOPT_MAIL_FROM, "<\(mail.from.address)>")
        try curl.set(CURLOPT_MAIL_RCPT, list: ["<\(mail.to)>"])
        try curl.set(CURLOPT_UPLOAD, 1)
        try curl.set(CURLOPT_INFILESIZE_LARGE, size: message.count)
        try listen(curl)
    }

    private func secure(_ curl: Curl) throws(Curl.Fault) {
        switch server.security {
        case .implicit, .required: try curl.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .ifOffered: try curl.set(CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
        }
        try curl.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try curl.set(CURLOPT_SSL_VERIFYPEER, 1)
        try curl.set(CURLOPT_SSL_VERIFYHOST, 2)
        if let certificates = server.certificates {
            try curl.set(CURLOPT_CAINFO, certificates)
            try curl.set(CURLOPT_CAPATH, nil)
        }
    }

    /// The callbacks come on this thread, within `perform`, while `run` holds self.
    private func listen(_ curl: Curl) throws(Curl.Fault) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        try curl.setReader(
            { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
                return exchange.fill(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
            }, context)
        try curl.setObserver(
            { _, kind, bytes, count, context in
                guard kind == CURLINFO_HEADER_OUT, let bytes, let context else { return 0 }
                let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
                exchange.progress.sending(UnsafeRawBufferPointer(start: bytes, count: count))
                return 0
            }, context)
        // libcurl would write what it does not expect to standard output.
        try curl.setWriter { _, size, count, _ in size * count }
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, message.count - sent)
        buffer.copyBytes(from: message[sent..<(sent + count)])
        sent += count
        return count
    }
}
