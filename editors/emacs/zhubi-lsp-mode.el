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

;; What the completion key asks first compares what was typed with the name, and so drops every name that was asked for by its
;; pinyin.  The server has chosen already: take all that it sends.
(defun zhubi-lsp-try (string table predicate point)
  "The only candidate of TABLE that passes PREDICATE, or STRING itself at POINT."
  (let ((found (all-completions "" table predicate)))
    (cond ((null found) nil)
          ((null (cdr found)) (cons (car found) (length (car found))))
          (t (cons string point)))))

(defun zhubi-lsp-setup ()
  "Complete in drafts what the server completes."
  (when (and (derived-mode-p 'text-mode) (assq 'lsp-passthrough completion-styles-alist)
             (fboundp 'lsp-completion-passthrough-all-completions))
    (setf (alist-get 'lsp-passthrough completion-styles-alist)
          '(zhubi-lsp-try lsp-completion-passthrough-all-completions "What the language server found."))))

(add-hook 'lsp-completion-mode-hook #'zhubi-lsp-setup)

;; Text modes of Emacs before 30 put this key to a spelling dictionary, and so does markdown-mode, which is one of them.
(define-key lsp-mode-map (kbd "C-M-i") #'completion-at-point)

(provide 'zhubi-lsp-mode)
;;; zhubi-lsp-mode.el ends here
