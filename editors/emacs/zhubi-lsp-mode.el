;;; zhubi-lsp-mode.el --- Zhubi with lsp-mode  -*- lexical-binding: t; -*-

;; Put this file on the load path and (require 'zhubi-lsp-mode); then M-x lsp in a draft.

(require 'lsp-mode)

(add-to-list 'lsp-language-id-configuration '(markdown-mode . "markdown"))
(add-to-list 'lsp-language-id-configuration '(text-mode . "plaintext"))

(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection '("zhubi" "lsp"))
  :activation-fn (lsp-activate-on "markdown" "plaintext")
  :add-on? t
  :server-id 'zhubi))

(provide 'zhubi-lsp-mode)
;;; zhubi-lsp-mode.el ends here
