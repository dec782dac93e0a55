;;; zhubi-lsp-mode.el --- Zhubi with lsp-mode  -*- lexical-binding: t; coding: utf-8; -*-

;; Put this file on the load path and (require 'zhubi-lsp-mode); then M-x lsp in a draft.

(require 'lsp-mode)

(add-to-list 'lsp-language-id-configuration '(markdown-mode . "markdown"))
(add-to-list 'lsp-language-id-configuration '(text-mode . "plaintext"))

;; lsp-mode counts characters.  Version 9 says so and is answered in kind; version 8 does not, and would be told UTF-16
;; columns, which are wrong behind 𠮷 or an emoji.
(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection '("zhubi" "lsp" "--position-encoding" "utf-32"))
  :activation-fn (lsp-activate-on "markdown" "plaintext")
  :add-on? t
  :server-id 'zhubi))

;; Text modes of Emacs before 30 put this key to a spelling dictionary, and so does markdown-mode, which is one of them.
(define-key lsp-mode-map (kbd "C-M-i") #'completion-at-point)

(provide 'zhubi-lsp-mode)
;;; zhubi-lsp-mode.el ends here
